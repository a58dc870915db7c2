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
 * Determines the format of the console at run time. If the user sets one of Boot's
 * properties for the console format, Spyglass leaves the console to Boot, unless
 * {@code spyglass.logging.format} is set explicitly.
 */
final class ConsoleFormat {

	private static final String DEVTOOLS = "org.springframework.boot.devtools.restart.Restarter";

	private ConsoleFormat() {
	}

	/**
	 * Returns the format of the console.
	 * @param environment looks up a property
	 * @param configured the configured format
	 * @param classLoader class loader to search for devtools
	 * @return {@link LogFormat#JSON} or {@link LogFormat#CONSOLE}, or {@code null} if
	 * Boot's own console appender is used
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
	 * Returns the format if none is configured.
	 * @param classLoader class loader to search for devtools
	 * @return {@link LogFormat#JSON} or {@link LogFormat#CONSOLE}
	 */
	static LogFormat automatic(ClassLoader classLoader) {
		boolean text = ClassUtils.isPresent(DEVTOOLS, classLoader) || isTerminal(System.console());
		return text ? LogFormat.CONSOLE : LogFormat.JSON;
	}

	static boolean isTerminal(@Nullable Console console) {
		if (console == null) {
			return false;
		}
		// Since Java 22, System.console() returns a console without a terminal, too.
		Method method = ReflectionUtils.findMethod(Console.class, "isTerminal");
		return method == null || Boolean.TRUE.equals(ReflectionUtils.invokeMethod(method, console));
	}

}
