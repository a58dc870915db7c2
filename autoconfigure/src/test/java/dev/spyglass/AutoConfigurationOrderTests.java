/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.annotation.Configurations;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Spyglass' auto-configurations stand between those of others and leave these in the
 * order that they have without Spyglass: it decides whose bean is the one.
 */
class AutoConfigurationOrderTests {

	private static final List<Class<?>> OURS = candidates(true);

	private static final List<Class<?>> OTHERS = candidates(false);

	@Test
	void leavesTheOrderOfAllOthersAsItIs() {
		assertThat(OURS).hasSizeGreaterThan(20);
		assertThat(OTHERS).hasSizeGreaterThan(50);
		assertSameOrder(OTHERS);
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void leavesTheOrderOfSomeOthersAsItIs(long seed) {
		List<Class<?>> some = new ArrayList<>(OTHERS);
		Collections.shuffle(some, new Random(seed));
		assertSameOrder(some.subList(0, some.size() / 3));
	}

	@ParameterizedTest
	@MethodSource("ours")
	void leavesTheOrderOfOthersAsItIsAlone(Class<?> one) {
		assertSameOrder(OTHERS, List.of(one));
	}

	static IntStream seeds() {
		return IntStream.range(0, 20);
	}

	static List<Class<?>> ours() {
		return OURS;
	}

	private static void assertSameOrder(List<Class<?>> others) {
		assertSameOrder(others, OURS);
	}

	private static void assertSameOrder(List<Class<?>> others, List<Class<?>> ours) {
		List<Class<?>> together = new ArrayList<>(
				sorted(Stream.concat(others.stream(), ours.stream()).toArray(Class<?>[]::new)));
		together.removeAll(ours);
		assertThat(together).containsExactlyElementsOf(sorted(others.toArray(Class<?>[]::new)));
	}

	private static List<Class<?>> sorted(Class<?>... classes) {
		return List.of(Configurations.getClasses(AutoConfigurations.of(classes)));
	}

	private static List<Class<?>> candidates(boolean ours) {
		List<Class<?>> classes = new ArrayList<>();
		ImportCandidates.load(AutoConfiguration.class, null)
			.getCandidates()
			.stream()
			.filter((name) -> ours == name.startsWith("dev.spyglass."))
			.forEach((name) -> classes.add(ClassUtils.resolveClassName(name, null)));
		return classes;
	}

}
