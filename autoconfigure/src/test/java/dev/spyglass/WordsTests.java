/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the Javadoc of types and packages starts with a plain sentence: not
 * headless, and without the phrases that the style guide replaces.
 */
class WordsTests {

	private static final Path SOURCES = Path.of("src/main/java/dev/spyglass");

	private static final List<String> PHRASES = List.of("whoever", "who", "tells", "is told", "are told", "hears of",
			"takes notice", "in vain", "of itself", "no more than", "stops the start", "ends the start",
			"what becomes of", "what became of", "memory of", "patience", "surroundings");

	private static final Pattern REPLACED = Pattern.compile("\\b(?:" + String.join("|", PHRASES) + ")\\b",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern HEADLESS = Pattern.compile("(?:What|Who|Where|Whether)\\b.*");

	/** A Javadoc, and the declaration of a type or package after annotations. */
	private static final Pattern DOCUMENTED = Pattern.compile(
			"/\\*\\*((?:(?!\\*/).)*+)\\*/\\s*+(?:(?://[^\\n]*+|@\\w[\\w.]*+(?:\\((?:[^()]|\\([^()]*+\\))*+\\))?+)\\s*+)*+"
					+ "((?:(?:public|protected|private|static|final|abstract|sealed|non-sealed)\\s++)*+"
					+ "(?:class|interface|enum|record|@interface|package)\\s++[\\w.]++)",
			Pattern.DOTALL);

	private static final Pattern SENTENCE_END = Pattern.compile("(?<!e\\.g)(?<!i\\.e)\\.(?=\\s|$)");

	@TestFactory
	Stream<DynamicTest> typesStartWithAPlainSentence() {
		return rooms().map((room) -> DynamicTest.dynamicTest(room, () -> assertThat(faults(room)).isEmpty()));
	}

	@Test
	void findsFaults() {
		assertThat(fault("Tells whether it is on.")).isEqualTo("Tells");
		assertThat(fault("Waits for whoever asks.")).isEqualTo("whoever");
		assertThat(fault("What a signal needs.")).isEqualTo("What");
		assertThat(fault("Waits. Who asks?")).isEmpty();
		assertThat(fault("Runs a check on a background thread.")).isEmpty();
	}

	@Test
	void readsTypesOfEveryKind() {
		String source = """
				/**
				 * First of one.
				 * @param <T> a type
				 */
				@Bean(name = "a(b)", value = of(1))
				// Why.
				public final class One<T> {
					/** Not a type. */
					int number;
					/** Second, {@code a.b}
					 * and more. Rest. */
					private record Two(int a) {
					}
				}
				""";
		assertThat(firstSentences(source)).containsExactly("class One: First of one.",
				"record Two: Second, {@code a.b} and more.");
	}

	private static Stream<String> rooms() {
		return children(SOURCES).filter(Files::isDirectory).map((room) -> room.getFileName().toString()).sorted();
	}

	private static List<String> faults(String room) {
		List<String> faults = new ArrayList<>();
		int types = 0;
		try (Stream<Path> files = Files.walk(SOURCES.resolve(room))) {
			for (Path file : files.filter((path) -> path.toString().endsWith(".java")).sorted().toList()) {
				for (String sentence : firstSentences(Files.readString(file))) {
					types++;
					String fault = fault(sentence.substring(sentence.indexOf(": ") + 2));
					if (!fault.isEmpty()) {
						faults.add(file.getFileName() + ": '" + fault + "' in " + sentence);
					}
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		assertThat(types).as("types and packages with Javadoc in " + room).isPositive();
		return faults;
	}

	private static List<String> firstSentences(String source) {
		List<String> sentences = new ArrayList<>();
		Matcher documented = DOCUMENTED.matcher(source);
		while (documented.find()) {
			String text = documented.group(1).replaceAll("\\s*\\n\\s*\\*?\\s*", " ").strip();
			text = text.replaceAll(" @(?:param|see|since|author)\\b.*", "");
			Matcher end = SENTENCE_END.matcher(text);
			String declaration = documented.group(2)
				.replaceAll("\\b(?:public|protected|private|static|final|abstract|sealed|non-sealed)\\s+", "");
			sentences.add(declaration + ": " + (end.find() ? text.substring(0, end.end()) : text));
		}
		return sentences;
	}

	/** Returns the phrase to replace, or an empty string if the sentence is plain. */
	private static String fault(String sentence) {
		String first = SENTENCE_END.split(sentence)[0];
		if (HEADLESS.matcher(first).matches()) {
			return first.split("\\b")[0];
		}
		Matcher replaced = REPLACED.matcher(first);
		return replaced.find() ? replaced.group() : "";
	}

	private static Stream<Path> children(Path directory) {
		try (Stream<Path> children = Files.list(directory)) {
			return children.toList().stream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
