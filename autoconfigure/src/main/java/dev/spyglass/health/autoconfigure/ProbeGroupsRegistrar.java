/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.health.autoconfigure;

import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.type.AnnotationMetadata;

/**
 * Takes the default health groups of the probes back if the application has no
 * availability indicators, because it excludes their auto-configuration: Spring Boot
 * would fail startup for a group whose contributor does not exist.
 */
class ProbeGroupsRegistrar implements ImportBeanDefinitionRegistrar {

	private static final Map<String, String> INDICATORS = Map.of("liveness", "livenessStateHealthIndicator",
			"readiness", "readinessStateHealthIndicator");

	private final Environment environment;

	ProbeGroupsRegistrar(Environment environment) {
		this.environment = environment;
	}

	@Override
	public void registerBeanDefinitions(AnnotationMetadata importingClass, BeanDefinitionRegistry registry) {
		if (this.environment instanceof ConfigurableEnvironment configurable && registry instanceof BeanFactory beans
				&& configurable.getPropertySources()
					.get(ProbePathsEnvironmentPostProcessor.PROPERTY_SOURCE) instanceof MapPropertySource defaults) {
			Map<String, Object> left = new LinkedHashMap<>(defaults.getSource());
			INDICATORS.forEach((group, indicator) -> {
				String prefix = ProbePathsEnvironmentPostProcessor.GROUPS + "." + group + ".";
				Object include = left.get(prefix + "include");
				if (include != null && include.equals(configurable.getProperty(prefix + "include"))
						&& !beans.containsBean(indicator)) {
					left.keySet().removeIf((name) -> name.startsWith(prefix));
				}
			});
			if (left.size() < defaults.getSource().size()) {
				configurable.getPropertySources()
					.replace(defaults.getName(), new OriginTrackedMapPropertySource(defaults.getName(), left, true));
			}
		}
	}

}
