/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.service.internal;

import java.io.File;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * Reads from the command that has started the JVM what early log lines need, before
 * {@code SpringApplication.run} and on any thread: the main class and the service's name.
 */
public final class LaunchCommand {

	private static final List<String> NAMES = List.of(ServiceIdentityResolver.PREFIX + ".name",
			"spring.application.name");

	private LaunchCommand() {
	}

	/**
	 * Finds the main class.
	 * @param classLoader class loader of the application
	 * @return the class, or {@code null} if the JVM doesn't tell it
	 */
	public static @Nullable Class<?> mainClass(ClassLoader classLoader) {
		return mainClass(command(), classLoader);
	}

	static @Nullable Class<?> mainClass(String command, ClassLoader classLoader) {
		String launched = command.trim();
		int jar = launched.indexOf(".jar");
		File file = (jar >= 0) ? new File(launched.substring(0, jar + ".jar".length())) : null;
		String name = (file != null && file.isFile()) ? startClass(file) : launched.split(" ", 2)[0];
		if (!StringUtils.hasText(name)) {
			return null;
		}
		try {
			// Of a module, the class follows a slash.
			return Class.forName(name.substring(name.indexOf('/') + 1), false, classLoader);
		}
		catch (ClassNotFoundException | LinkageError ex) {
			return null;
		}
	}

	/**
	 * Finds the names of the service that the command has as arguments. A value that
	 * another argument has, too, is left out: it may be a secret, and early lines know no
	 * secrets of the arguments.
	 * @return the properties by name
	 */
	public static Map<String, Object> serviceNames() {
		return serviceNames(command());
	}

	static Map<String, Object> serviceNames(String command) {
		Map<String, Object> names = new HashMap<>();
		List<String> arguments = List.of(command.split(" "));
		for (String argument : arguments) {
			for (String property : NAMES) {
				String option = "--" + property + "=";
				if (argument.startsWith(option)) {
					names.put(property, argument.substring(option.length()));
				}
			}
		}
		names.values()
			.removeIf((name) -> arguments.stream()
				.anyMatch((argument) -> argument.endsWith("=" + name)
						&& NAMES.stream().noneMatch((property) -> argument.equals("--" + property + "=" + name))));
		return names;
	}

	private static String command() {
		return System.getProperty("sun.java.command", "");
	}

	private static @Nullable String startClass(File file) {
		try (JarFile jar = new JarFile(file)) {
			Manifest manifest = jar.getManifest();
			if (manifest == null) {
				return null;
			}
			String started = manifest.getMainAttributes().getValue("Start-Class");
			return (started != null) ? started : manifest.getMainAttributes().getValue(Attributes.Name.MAIN_CLASS);
		}
		catch (IOException ex) {
			return null;
		}
	}

}
