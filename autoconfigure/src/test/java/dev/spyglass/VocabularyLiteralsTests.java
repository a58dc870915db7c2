/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import dev.spyglass.vocabulary.EventNames;
import dev.spyglass.vocabulary.HeaderNames;
import dev.spyglass.vocabulary.LogFields;
import dev.spyglass.vocabulary.MeterNames;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds rule 7: a name of the vocabulary is never written out elsewhere. Names that are
 * plain words ({@code error}, {@code queue}) mean other things too and are left to
 * review.
 */
class VocabularyLiteralsTests {

	private static final Path SOURCES = Path.of("src/main/java/dev/spyglass");

	@Test
	void namesStandInTheVocabularyOnly() throws IOException {
		List<String> literals = names().map((name) -> '"' + name + '"').toList();
		try (Stream<Path> files = Files.walk(SOURCES)) {
			List<String> offenders = files.filter((file) -> file.toString().endsWith(".java"))
				.filter((file) -> !file.startsWith(SOURCES.resolve("vocabulary")))
				.flatMap((file) -> offences(file, literals))
				.toList();
			assertThat(offenders).isEmpty();
		}
	}

	@Test
	void theVocabularyIsNotEmpty() {
		assertThat(names()).contains("request_id", "X-Request-ID", "queue.depth", "request.completed");
	}

	private static Stream<String> offences(Path file, List<String> literals) {
		String source = read(file);
		return literals.stream().filter(source::contains).map((literal) -> file + " writes out " + literal);
	}

	private static Stream<String> names() {
		return Stream
			.of(LogFields.class, LogFields.Http.class, LogFields.Error.class, HeaderNames.class, MeterNames.class,
					EventNames.class)
			.flatMap((type) -> Stream.of(type.getDeclaredFields()))
			.filter((field) -> Modifier.isPublic(field.getModifiers()) && field.getType() == String.class)
			.map(VocabularyLiteralsTests::value)
			.filter((name) -> name.matches(".*[._-].*"));
	}

	private static String value(Field field) {
		try {
			return (String) field.get(null);
		}
		catch (IllegalAccessException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
