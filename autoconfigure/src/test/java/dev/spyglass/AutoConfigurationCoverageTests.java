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
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every auto-configuration has the five tests that CONTRIBUTING.md asks for, or fewer for
 * a reason that is given here. What a test class tests is found in its source, by the
 * words that are customary here.
 */
class AutoConfigurationCoverageTests {

	private static final String NOTHING_REPLACEABLE = "has no bean that a user could replace";

	/** Test classes besides {@code <Name>Tests}, by the auto-configuration they test. */
	private static final Map<String, List<String>> ELSEWHERE = Map.ofEntries(
			Map.entry("ReactiveHealthAutoConfiguration", List.of("health.autoconfigure.ProbePathCheckTests")),
			Map.entry("ReactivePropagationAutoConfiguration",
					List.of("propagation.autoconfigure.PropagationAutoConfigurationTests")),
			Map.entry("ReactiveRequestAutoConfiguration", List.of("request.autoconfigure.ErrorIdsWiringTests")),
			Map.entry("ReactiveTraceAutoConfiguration", List.of("tracing.autoconfigure.TraceAutoConfigurationTests")),
			Map.entry("ServletHealthAutoConfiguration", List.of("health.autoconfigure.ProbePathCheckTests")),
			Map.entry("ServletManagementAutoConfiguration",
					List.of("request.autoconfigure.ServletRequestAutoConfigurationTests")),
			Map.entry("ServletRequestAutoConfiguration", List.of("request.autoconfigure.ErrorIdsWiringTests")),
			Map.entry("ServletTraceAutoConfiguration", List.of("tracing.autoconfigure.TraceAutoConfigurationTests")),
			Map.entry("TraceExclusionAutoConfiguration", List.of("tracing.autoconfigure.TraceAutoConfigurationTests")),
			Map.entry("TraceResourceAutoConfiguration",
					List.of("tracing.autoconfigure.TraceExportAutoConfigurationTests")));

	/** Tests that an auto-configuration does not have, and why it has not. */
	private static final Map<String, Map<Kind, String>> LEFT_OUT = Map.ofEntries(
			Map.entry("CardinalityAutoConfiguration", Map.of(Kind.USERS_BEAN, NOTHING_REPLACEABLE)),
			Map.entry("HealthProbesAutoConfiguration", Map.of(Kind.USERS_BEAN, NOTHING_REPLACEABLE)),
			Map.entry("LoggedErrorsAutoConfiguration",
					Map.of(Kind.DISABLED, "calls listeners only, which have switches of their own", Kind.USERS_BEAN,
							NOTHING_REPLACEABLE)),
			Map.entry("LoggingAutoConfiguration",
					Map.of(Kind.USERS_BEAN, "has one bean for a context and its children, which is ours")),
			Map.entry("PropagationAutoConfiguration", Map.of(Kind.USERS_BEAN, NOTHING_REPLACEABLE)),
			Map.entry("ReactiveHealthAutoConfiguration", Map.of(Kind.USERS_BEAN, NOTHING_REPLACEABLE)),
			Map.entry("ReactiveManagementAutoConfiguration", Map.of(Kind.USERS_BEAN, NOTHING_REPLACEABLE)),
			Map.entry("ReactivePropagationAutoConfiguration", Map.of(Kind.USERS_BEAN, NOTHING_REPLACEABLE)),
			Map.entry("ServiceIdentityAutoConfiguration",
					Map.of(Kind.DISABLED, "has no switch: every signal names the service", Kind.CLASS_MISSING,
							"needs nothing that could be missing")),
			Map.entry("ServletHealthAutoConfiguration", Map.of(Kind.USERS_BEAN, NOTHING_REPLACEABLE)),
			Map.entry("ServletManagementAutoConfiguration", Map.of(Kind.USERS_BEAN, NOTHING_REPLACEABLE)));

	@ParameterizedTest
	@MethodSource("autoConfigurations")
	void hasItsTestsAndNoReasonTooMany(Class<?> type) {
		Set<Kind> tested = testsOf(type).flatMap((source) -> Kind.in(type, source).stream())
			.collect(Collectors.toCollection(() -> EnumSet.noneOf(Kind.class)));
		assertThat(tested).as("tests of " + type.getName())
			.isEqualTo(EnumSet.complementOf(leftOut(type, LEFT_OUT.getOrDefault(type.getSimpleName(), Map.of()))));
	}

	private static EnumSet<Kind> leftOut(Class<?> type, Map<Kind, String> reasons) {
		EnumSet<Kind> leftOut = EnumSet.noneOf(Kind.class);
		leftOut.addAll(reasons.keySet());
		if (neighbours(type).isEmpty()) {
			leftOut.add(Kind.ORDER);
		}
		return leftOut;
	}

	@ParameterizedTest
	@MethodSource("autoConfigurations")
	void standsBeforeAndAfterWhatThereIs(Class<?> type) {
		assertThat(neighbours(type))
			.allSatisfy((name) -> assertThat(ClassUtils.isPresent(name, type.getClassLoader())).as(name).isTrue());
	}

	@ParameterizedTest
	@MethodSource("autoConfigurations")
	void hasNothingReplaceableIfItsReasonSaysSo(Class<?> type) {
		if (LEFT_OUT.getOrDefault(type.getSimpleName(), Map.of()).containsValue(NOTHING_REPLACEABLE)) {
			assertThat(read(sourceOf("main", type.getName()))).doesNotContain("@ConditionalOnMissingBean");
		}
	}

	@Test
	void theListsNameOnlyWhatThereIs() {
		Set<String> named = new TreeSet<>(ELSEWHERE.keySet());
		named.addAll(LEFT_OUT.keySet());
		assertThat(autoConfigurations()).extracting(Class::getSimpleName).containsAll(named);
	}

	@Test
	void findsNothingInATestClassThatOnlyMentionsItsSubject() {
		assertThat(Kind.in(AutoConfigurationCoverageTests.class, """
				/** Tests for {@link AutoConfigurationCoverageTests}, enabled or not, before and after others. */
				class SomeTests {
					void leavesTheThreadAsItWas() {}
				}
				""")).isEmpty();
	}

	private static List<Class<?>> autoConfigurations() {
		try (Stream<Path> imports = Files.list(Path.of("src/main/resources/META-INF/spring"))) {
			return imports.filter((file) -> file.toString().endsWith(".imports"))
				.flatMap((file) -> read(file).lines())
				.filter((line) -> !line.isBlank() && !line.startsWith("#"))
				.<Class<?>>map((name) -> ClassUtils.resolveClassName(name.strip(), null))
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Stream<String> testsOf(Class<?> type) {
		return Stream.concat(Stream.of(type.getName() + "Tests"),
				ELSEWHERE.getOrDefault(type.getSimpleName(), List.of()).stream().map((name) -> "dev.spyglass." + name))
			.map((name) -> sourceOf("test", name))
			.filter(Files::exists)
			.map(AutoConfigurationCoverageTests::read);
	}

	/** Returns the names of the auto-configurations it has to stand before or after. */
	private static List<String> neighbours(Class<?> type) {
		AutoConfiguration annotation = type.getAnnotation(AutoConfiguration.class);
		if (annotation == null) {
			return List.of();
		}
		return Stream
			.of(Stream.of(annotation.before(), annotation.after()).flatMap(Stream::of).map(Class::getName),
					Stream.of(annotation.beforeName(), annotation.afterName()).flatMap(Stream::of))
			.flatMap((names) -> names)
			.toList();
	}

	private static Path sourceOf(String tree, String className) {
		return Path.of("src", tree, "java", className.replace('.', '/') + ".java");
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private enum Kind {

		DEFAULT((type, source) -> source.contains("@Test") && source.contains(type.getSimpleName() + ".class")),

		DISABLED((type, source) -> Pattern.compile("enabled=false|\"=false\"").matcher(source).find()),

		USERS_BEAN((type, source) -> Pattern.compile("void \\w*(backsOff|Users)\\w*\\(").matcher(source).find()),

		CLASS_MISSING((type, source) -> source.contains("new FilteredClassLoader(")),

		/** Is run together with all that it has to stand before or after. */
		ORDER((type,
				source) -> !neighbours(type).isEmpty() && neighbours(type).stream()
					.map(ClassUtils::getShortName)
					.allMatch((name) -> source.contains(name + ".class") || source.contains(name + "\"")));

		private final BiPredicate<Class<?>, String> found;

		Kind(BiPredicate<Class<?>, String> found) {
			this.found = found;
		}

		static Set<Kind> in(Class<?> type, String source) {
			return Stream.of(values())
				.filter((kind) -> kind.found.test(type, source))
				.collect(Collectors.toCollection(() -> EnumSet.noneOf(Kind.class)));
		}

	}

}
