/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sentry.autoconfigure;

import java.util.HashMap;
import java.util.Map;

import dev.spyglass.autoconfigure.DefaultPropertySource;
import dev.spyglass.autoconfigure.EnvironmentChecks;
import dev.spyglass.autoconfigure.SetProperties;
import dev.spyglass.service.ServiceIdentity;
import dev.spyglass.service.internal.ServiceIdentityResolver;
import org.apache.commons.logging.Log;
import org.jspecify.annotations.Nullable;

import org.springframework.aot.AotDetector;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.logging.DeferredLogFactory;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.SpringProperties;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/**
 * Enables or disables Sentry's spyglassProperty auto-configuration, whose only condition
 * is that {@code sentry.dsn} is present, and adds the service's identity as defaults with
 * the lowest precedence. With ahead-of-time processing, beans are chosen at build time:
 * Sentry's beans are then always created, but do nothing without a DSN at run time.
 */
class SentryEnvironmentPostProcessor implements EnvironmentPostProcessor, Ordered {

	static final String SWITCH = "spyglassSentrySwitch";

	private static final String SENTRY = "io.sentry.spring.boot4.SentryAutoConfiguration";

	static final String DEFAULTS = "spyglassSentryDefaults";

	/**
	 * Sized for a burst of errors. If Sentry is unreachable, it delays neither threads
	 * nor shutdown.
	 */
	private static final Map<String, String> LIMITS = Map.of("max-queue-size", "1000", "connection-timeout-millis",
			"5000", "read-timeout-millis", "5000", "flush-timeout-millis", "500", "shutdown-timeout-millis", "500");

	private final Log logger;

	SentryEnvironmentPostProcessor(DeferredLogFactory logs) {
		this.logger = logs.getLog(getClass());
	}

	@Override
	public int getOrder() {
		return ConfigDataEnvironmentPostProcessor.ORDER + 12;
	}

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		environment.getPropertySources().remove(SWITCH);
		Dsn dsn = Dsn.configured(environment);
		if (dsn == null || !environment.getProperty(SentrySettings.PREFIX + ".enabled", Boolean.class, true)) {
			switchOff(environment);
			return;
		}
		ClassLoader classLoader = application.getClassLoader();
		if (!ClassUtils.isPresent(SENTRY, classLoader)) {
			this.logger
				.warn("Errors are not sent to Sentry: '" + dsn.property() + "' is set, but Sentry's libraries are"
						+ " missing. Add io.sentry:sentry-spring-boot-4 and io.sentry:sentry-logback,"
						+ " or remove the property");
			return;
		}
		if (SetProperties.existBelow(environment, SentrySettings.PREFIX)) {
			// Sentry would reject its own property instead of the one that is wrong.
			EnvironmentChecks.run(environment,
					() -> Binder.get(environment).bindOrCreate(SentrySettings.PREFIX, SentrySettings.class));
		}
		environment.getPropertySources().addFirst(new MapPropertySource(SWITCH, Map.of(Dsn.SENTRY, dsn.value())));
		ServiceIdentity identity = new ServiceIdentityResolver(classLoader).resolve(environment);
		DefaultPropertySource.add(environment, DEFAULTS, defaults(environment, identity));
	}

	private static void switchOff(ConfigurableEnvironment environment) {
		boolean aot = AotDetector.useGeneratedArtifacts()
				|| SpringProperties.getFlag(AbstractAotProcessor.AOT_PROCESSING);
		if (aot) {
			environment.getPropertySources()
				.addFirst(new MapPropertySource(SWITCH,
						Map.of(Dsn.SENTRY, "", "sentry.enabled", "false", "sentry.logging.loggers", "")));
		}
		else if (environment.containsProperty(Dsn.SENTRY)) {
			// Spring's condition treats an empty value as present, but not "false".
			environment.getPropertySources().addFirst(new MapPropertySource(SWITCH, Map.of(Dsn.SENTRY, "false")));
		}
	}

	private static Map<String, Object> defaults(ConfigurableEnvironment environment, ServiceIdentity identity) {
		Map<String, @Nullable Object> defaults = new HashMap<>();
		defaults.put("environment", spyglassProperty(environment, "environment", identity.environment()));
		defaults.put("release", spyglassProperty(environment, "release", release(identity)));
		defaults.put("sample-rate", spyglassProperty(environment, "sample-rate", null));
		defaults.put("server-name", identity.hostname());
		// Without a value, Sentry adds its headers to every outgoing request.
		defaults.put("trace-propagation-targets", "");
		defaults.putAll(LIMITS);
		Map<String, Object> known = new HashMap<>();
		defaults.forEach((name, value) -> {
			if (value != null) {
				known.put("sentry." + name, value);
			}
		});
		return known;
	}

	private static @Nullable String spyglassProperty(ConfigurableEnvironment environment, String name,
			@Nullable String fallback) {
		String value = environment.getProperty(SentrySettings.PREFIX + "." + name);
		return StringUtils.hasText(value) ? value : fallback;
	}

	private static @Nullable String release(ServiceIdentity identity) {
		return (identity.version() != null) ? identity.service() + "@" + identity.version() : null;
	}

}
