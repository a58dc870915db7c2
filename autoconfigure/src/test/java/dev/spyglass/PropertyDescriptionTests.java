/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Checks that an IDE shows a readable description for each property and each group.
 */
class PropertyDescriptionTests {

	/** One sentence; a period within it is part of a name or a number. */
	private static final Pattern SENTENCE = Pattern.compile("[A-Z](?:[^.]|\\.(?! ))*\\.");

	private static final Pattern MARKUP = Pattern.compile("\\{@|[`<>]|\\s{2}|\\n");

	private static final Pattern UNCLEAR = Pattern.compile("\\b(?:whoever|who|tells|told|asked|hears|he|room"
			+ "|of itself|in vain|no more than|stops the start|memory of|patience|takes notice|what becomes of)\\b",
			Pattern.CASE_INSENSITIVE);

	private final ConfigurationMetadata metadata = new ConfigurationMetadata();

	@Test
	void everyPropertyHasOne() {
		assertThat(this.metadata.properties()).hasSizeGreaterThan(50)
			.allSatisfy((property) -> assertThat(faults(ConfigurationMetadata.description(property)))
				.as(ConfigurationMetadata.name(property))
				.isEmpty());
	}

	@Test
	void everyGroupHasOne() {
		assertThat(this.metadata.groups()).hasSizeGreaterThan(20)
			.allSatisfy((group) -> assertThat(faults(ConfigurationMetadata.description(group)))
				.as(ConfigurationMetadata.name(group))
				.isEmpty());
	}

	/** A group that only the additional metadata names has no type. */
	@Test
	void everyDescribedGroupExists() {
		assertThat(this.metadata.groups()).isNotEmpty()
			.allSatisfy((group) -> assertThat(group.path("type").asString("")).as(ConfigurationMetadata.name(group))
				.startsWith("dev.spyglass."));
	}

	@Test
	void noTwoPropertiesShareOne() {
		assertThat(this.metadata.properties()).extracting(ConfigurationMetadata::description).doesNotHaveDuplicates();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "maximum length of a line.", "Maximum length of a line",
			"Maximum length of a line. Longer ones are cut.", "Name of the {@code other} tag.",
			"Name of the `other` tag.", "Whether whoever calls waits.", "Time that a caller who logs waits.",
			"Whether a header tells the trace.", "Whether the caller is told.", "Whether it ends of itself.",
			"Time after a wait in vain.", "No more than one.", "Whether a fault stops the start.",
			"Size of the memory of lines.", "Maximum patience of a caller.", "Whether Spyglass takes notice.",
			"What becomes of a line." })
	void findsWhatIsWrong(String description) {
		assertThat(faults(description)).isNotEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Maximum size, from 0.0 to 1.0, if 'spyglass.health.enabled' is true.",
			"Whether to log the whole line." })
	void findsNothingWrong(String description) {
		assertThat(faults(description)).isEmpty();
	}

	private static List<String> faults(String description) {
		Stream<String> form = SENTENCE.matcher(description).matches() ? Stream.empty()
				: Stream.of("not one sentence: " + description);
		Stream<String> words = Stream.of(MARKUP, UNCLEAR)
			.flatMap((pattern) -> pattern.matcher(description).results())
			.map((match) -> "'" + match.group() + "': " + description);
		return Stream.concat(form, words).toList();
	}

}
