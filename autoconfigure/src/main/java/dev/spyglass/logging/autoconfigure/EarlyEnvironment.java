/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.autoconfigure;

import java.io.IOException;
import java.util.List;

import dev.spyglass.service.internal.FallbackServiceName;
import dev.spyglass.service.internal.LaunchCommand;

import org.springframework.boot.env.PropertySourceLoader;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.SpringFactoriesLoader;

/**
 * Creates an environment before {@code SpringApplication.run}, from system properties,
 * environment variables and the application files in their default locations, without
 * profiles. It gives early lines the service's name and the same schema as later ones.
 */
final class EarlyEnvironment {

	private static final List<String> LOCATIONS = List.of("file:./config/application.", "file:./application.",
			"classpath:/config/application.", "classpath:/application.");

	private EarlyEnvironment() {
	}

	static Environment create(ClassLoader classLoader) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().addFirst(new MapPropertySource("arguments", LaunchCommand.serviceNames()));
		DefaultResourceLoader resources = new DefaultResourceLoader(classLoader);
		List<PropertySourceLoader> loaders = SpringFactoriesLoader.loadFactories(PropertySourceLoader.class,
				classLoader);
		for (String location : LOCATIONS) {
			for (PropertySourceLoader loader : loaders) {
				for (String extension : loader.getFileExtensions()) {
					add(environment.getPropertySources(), loader, resources.getResource(location + extension));
				}
			}
		}
		FallbackServiceName.addTo(environment, LaunchCommand.mainClass(classLoader), classLoader);
		return environment;
	}

	private static void add(MutablePropertySources sources, PropertySourceLoader loader, Resource file) {
		if (!file.exists()) {
			return;
		}
		try {
			for (PropertySource<?> source : loader.load(file.toString(), file)) {
				if (!isConditional(source)) {
					sources.addLast(source);
				}
			}
		}
		catch (IOException | RuntimeException ex) {
			// Boot reads the file later and reports the error.
		}
	}

	private static boolean isConditional(PropertySource<?> source) {
		return source.containsProperty("spring.config.activate.on-profile")
				|| source.containsProperty("spring.config.activate.on-cloud-platform");
	}

}
