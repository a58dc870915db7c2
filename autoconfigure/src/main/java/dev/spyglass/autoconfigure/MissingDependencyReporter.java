/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.autoconfigure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/**
 * Logs in one line which signals are off because a dependency is missing, with the reason
 * and the remedy. It does not mention signals that are disabled by a property, and logs
 * nothing if no dependency is missing. It also warns if the version of Spring Boot is too
 * old.
 */
class MissingDependencyReporter implements ApplicationListener<ApplicationStartedEvent> {

	private static final Log logger = LogFactory.getLog(MissingDependencyReporter.class);

	private static final String OTEL = "io.micrometer.tracing.otel.bridge.OtelTracer";

	private static final String BRAVE = "io.micrometer.tracing.brave.bridge.BraveTracer";

	static final List<Requirement> REQUIREMENTS = List.of(
			new Requirement("JSON logging", "spyglass.logging.enabled", List.of("ch.qos.logback.classic.LoggerContext"),
					"Logback is not on the class path: use spring-boot-starter-logging"),
			new Requirement("JSON logging", "spyglass.logging.enabled",
					List.of("net.logstash.logback.encoder.CompositeJsonEncoder"),
					"its encoder is not on the class path: add net.logstash.logback:logstash-logback-encoder"),
			new Requirement("trace correlation", "spyglass.tracing.enabled", List.of(OTEL),
					"the tracing bridge is not on the class path: add io.micrometer:micrometer-tracing-bridge-otel"),
			new Requirement("/actuator/prometheus", "spyglass.metrics.enabled",
					List.of("io.micrometer.prometheusmetrics.PrometheusMeterRegistry"),
					"the registry is not on the class path: add io.micrometer:micrometer-registry-prometheus"));

	@Override
	public void onApplicationEvent(ApplicationStartedEvent event) {
		ClassLoader classLoader = event.getSpringApplication().getClassLoader();
		Environment environment = event.getApplicationContext().getEnvironment();
		boolean brave = ClassUtils.isPresent(BRAVE, classLoader);
		List<String> off = new ArrayList<>(
				off(environment, (type) -> ClassUtils.isPresent(type, classLoader) || (brave && type.equals(OTEL))));
		if (brave && environment.getProperty("spyglass.tracing.enabled", Boolean.class, true)
				&& ClassUtils.isPresent(OTEL, classLoader) && tracesWithBrave(event.getApplicationContext())) {
			off.add("redaction and export of spans, because the application traces with Brave: "
					+ "remove io.micrometer:micrometer-tracing-bridge-brave to trace with OpenTelemetry");
		}
		if (!off.isEmpty()) {
			logger.info("Spyglass is partly off: " + String.join("; ", off));
		}
		String version = SpringBootVersion.getVersion();
		if (isTooOld(version)) {
			logger.warn(
					"Spyglass requires Spring Boot 4.1 or newer, but this is %s: features that need a newer version stay off. Update Spring Boot."
						.formatted(version));
		}
	}

	private static boolean tracesWithBrave(ConfigurableApplicationContext context) {
		ClassLoader classLoader = context.getClassLoader();
		return ClassUtils.isPresent(BRAVE, classLoader)
				&& BeanFactoryUtils.beanNamesForTypeIncludingAncestors(context.getBeanFactory(),
						ClassUtils.resolveClassName(BRAVE, classLoader), true, false).length > 0;
	}

	static List<String> off(Environment environment, Predicate<String> present) {
		Map<String, String> reasons = new LinkedHashMap<>();
		REQUIREMENTS.stream()
			.filter((requirement) -> environment.getProperty(requirement.property(), Boolean.class, true))
			.filter((requirement) -> requirement.anyOf().stream().noneMatch(present))
			.forEach((requirement) -> reasons.putIfAbsent(requirement.signal(), requirement.reason()));
		return reasons.entrySet().stream().map((off) -> off.getKey() + ", because " + off.getValue()).toList();
	}

	static boolean isTooOld(String version) {
		return version.startsWith("4.0.") || version.startsWith("3.");
	}

	/**
	 * Describes a dependency of a signal.
	 *
	 * @param signal name of the signal, as in the documentation
	 * @param property property that disables the signal
	 * @param anyOf classes of which at least one must be present
	 * @param reason reason why the signal is off without them, and the remedy
	 */
	record Requirement(String signal, String property, List<String> anyOf, String reason) {

	}

}
