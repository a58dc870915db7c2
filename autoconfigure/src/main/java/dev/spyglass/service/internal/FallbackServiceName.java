/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.service.internal;

import java.util.List;
import java.util.Map;
import java.util.Properties;

import org.jspecify.annotations.Nullable;

import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.StringUtils;

/**
 * Names the service if no property does: after the build information, or else the title
 * in the manifest, or else the main class.
 */
public final class FallbackServiceName {

	/** Property source that has the name. */
	public static final String PROPERTY_SOURCE = "spyglassServiceName";

	private static final String NAME = ServiceIdentityResolver.PREFIX + ".name";

	/** Packages of main classes that start something else than the application. */
	private static final List<String> LAUNCHERS = List.of("org.springframework.boot.loader.", "org.apache.maven.",
			"org.apache.catalina.", "org.gradle.", "worker.org.gradle.", "org.junit.", "com.intellij.", "org.eclipse.",
			"jdk.", "sun.");

	private FallbackServiceName() {
	}

	/**
	 * Adds the name as a default of the lowest precedence, unless a property names the
	 * service.
	 * @param environment the environment
	 * @param mainClass class with the main method, or {@code null} if unknown
	 * @param classLoader class loader of the application
	 */
	public static void addTo(ConfigurableEnvironment environment, @Nullable Class<?> mainClass,
			ClassLoader classLoader) {
		if (StringUtils.hasText(environment.getProperty(NAME))
				|| StringUtils.hasText(environment.getProperty("spring.application.name"))) {
			return;
		}
		String name = find(mainClass, classLoader);
		if (name != null) {
			environment.getPropertySources().addLast(new MapPropertySource(PROPERTY_SOURCE, Map.of(NAME, name)));
		}
	}

	private static @Nullable String find(@Nullable Class<?> mainClass, ClassLoader classLoader) {
		Properties build = BuildInfo.read(classLoader);
		String built = build.getProperty("build.name");
		if (StringUtils.hasText(built)) {
			return built.trim();
		}
		if (mainClass == null || LAUNCHERS.stream().anyMatch(mainClass.getName()::startsWith)) {
			return null;
		}
		Package manifest = mainClass.getPackage();
		String title = (manifest != null) ? manifest.getImplementationTitle() : null;
		return StringUtils.hasText(title) ? title.trim() : mainClass.getSimpleName();
	}

}
