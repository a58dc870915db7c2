/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/**
 * Logs in one line where to look at the application, that is the paths of probes and
 * metrics, and in another that traces are recorded but not exported.
 */
class StartupHint implements ApplicationListener<ApplicationReadyEvent> {

	private static final Log logger = LogFactory.getLog(StartupHint.class);

	private static final String TRACER = "io.micrometer.tracing.otel.bridge.OtelTracer";

	private static final String EXPORTER = "io.opentelemetry.sdk.trace.export.SpanExporter";

	private static final String ENDPOINT = "management.opentelemetry.tracing.export.otlp.endpoint";

	@Override
	public void onApplicationEvent(ApplicationReadyEvent event) {
		try {
			of(event.getApplicationContext()).forEach(logger::info);
		}
		catch (RuntimeException ex) {
			// For example a placeholder that nothing resolves: no reason to fail.
			logger.debug("There is no hint", ex);
		}
	}

	static List<String> of(ApplicationContext context) {
		List<String> hints = new ArrayList<>();
		String paths = paths(context);
		if (!paths.isEmpty()) {
			hints.add("Look at " + paths);
		}
		if (isOnlyRecorded(context)) {
			hints.add("Traces are recorded, but not exported: set " + ENDPOINT);
		}
		return hints;
	}

	private static String paths(ApplicationContext context) {
		String server = context.getEnvironment().getProperty("local.server.port");
		if (server == null) {
			return "";
		}
		String management = context.getEnvironment().getProperty("local.management.port", server);
		boolean apart = !management.equals(server);
		String metrics = metrics(context, apart);
		String main = joined(", ", probe(context, "liveness"), probe(context, "readiness"), apart ? "" : metrics);
		return joined(" and ", ofPort(server, main), ofPort(management, apart ? metrics : ""));
	}

	private static String ofPort(String port, String paths) {
		return paths.isEmpty() ? "" : "port " + port + ": " + paths;
	}

	private static String joined(String delimiter, String... parts) {
		return Stream.of(parts).filter((part) -> !part.isEmpty()).collect(Collectors.joining(delimiter));
	}

	private static String probe(ApplicationContext context, String group) {
		String path = context.getEnvironment()
			.getProperty("management.endpoint.health.group." + group + ".additional-path", "");
		boolean served = Stream.of("healthEndpointWebExtension", "reactiveHealthEndpointWebExtension")
			.anyMatch(context::containsBean);
		return (served && path.startsWith("server:")) ? application(context.getEnvironment()) + path.substring(7) : "";
	}

	private static String metrics(ApplicationContext context, boolean apart) {
		if (!context.containsBean("prometheusEndpoint")) {
			return "";
		}
		Environment environment = context.getEnvironment();
		String base = apart ? path(environment, "management.server.base-path", "") : application(environment);
		return base + path(environment, "management.endpoints.web.base-path", "/actuator") + "/"
				+ environment.getProperty("management.endpoints.web.path-mapping.prometheus", "prometheus");
	}

	/** Returns the path below which the application serves all of its own. */
	private static String application(Environment environment) {
		return path(environment, "server.servlet.context-path", "") + path(environment, "spring.mvc.servlet.path", "")
				+ path(environment, "spring.webflux.base-path", "");
	}

	private static String path(Environment environment, String property, String otherwise) {
		String path = environment.getProperty(property, otherwise);
		return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
	}

	private static boolean isOnlyRecorded(ApplicationContext context) {
		return Stream.of("spyglass.tracing.enabled", "management.tracing.export.enabled")
			.noneMatch((property) -> "false".equalsIgnoreCase(context.getEnvironment().getProperty(property)))
				&& has(context, TRACER) && !has(context, EXPORTER);
	}

	private static boolean has(ApplicationContext context, String type) {
		ClassLoader classLoader = context.getClassLoader();
		return ClassUtils.isPresent(type, classLoader)
				&& context.getBeanNamesForType(ClassUtils.resolveClassName(type, classLoader), true, false).length > 0;
	}

}
