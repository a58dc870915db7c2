/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.autoconfigure;

import java.io.Console;
import java.lang.reflect.Method;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;
import org.springframework.util.StringUtils;

/**
 * Decides, at run time, what the console shows. Boot's own settings of the console's
 * format are the user's word: where there is one, Spyglass leaves the console alone,
 * unless the format was asked for by name.
 */
final class ConsoleFormat {

	private static final String DEVTOOLS = "org.springframework.boot.devtools.restart.Restarter";

	private ConsoleFormat() {
	}

	/**
	 * Decides the format.
	 * @param environment looks up a property
	 * @param configured the configured format
	 * @param classLoader where devtools is looked for
	 * @return {@link LogFormat#JSON} or {@link LogFormat#CONSOLE}, or {@code null} when
	 * Boot's own console appender stays as the user configured it
	 */
	static @Nullable LogFormat of(Function<String, @Nullable String> environment, LogFormat configured,
			ClassLoader classLoader) {
		if (StringUtils.hasText(environment.apply("logging.structured.format.console"))) {
			return null;
		}
		if (configured == LogFormat.JSON) {
			return LogFormat.JSON;
		}
		if (StringUtils.hasText(environment.apply("logging.pattern.console"))) {
			return null;
		}
		return (configured == LogFormat.CONSOLE) ? LogFormat.CONSOLE : automatic(classLoader);
	}

	/**
	 * Decides the format where nothing is configured.
	 * @param classLoader where devtools is looked for
	 * @return {@link LogFormat#JSON} or {@link LogFormat#CONSOLE}
	 */
	static LogFormat automatic(ClassLoader classLoader) {
		boolean forPeople = ClassUtils.isPresent(DEVTOOLS, classLoader) || isTerminal(System.console());
		return forPeople ? LogFormat.CONSOLE : LogFormat.JSON;
	}

	private static boolean isTerminal(@Nullable Console console) {
		if (console == null) {
			return false;
		}
		// From Java 22 on there is a console without a terminal, too.
		Method method = ReflectionUtils.findMethod(Console.class, "isTerminal");
		return method == null || Boolean.TRUE.equals(ReflectionUtils.invokeMethod(method, console));
	}

}
