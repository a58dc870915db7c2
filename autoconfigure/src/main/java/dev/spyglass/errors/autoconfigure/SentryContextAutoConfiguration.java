/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.errors.autoconfigure;

import dev.spyglass.context.ServiceIdentity;
import dev.spyglass.context.autoconfigure.ServiceIdentityAutoConfiguration;
import dev.spyglass.errors.ContextEventProcessor;
import dev.spyglass.errors.RequestLineFilter;
import dev.spyglass.errors.TraceEventProcessor;
import io.micrometer.tracing.Tracer;
import io.sentry.Sentry;
import io.sentry.spring.boot4.SentryAutoConfiguration;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * Links the errors that Sentry's own auto-configuration sends to their request and trace.
 * There is no bean of ours, and none of Sentry's, without a DSN.
 */
@AutoConfiguration(before = SentryAutoConfiguration.class, after = ServiceIdentityAutoConfiguration.class,
		afterName = "org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration")
@ConditionalOnClass({ Sentry.class, SentryAutoConfiguration.class })
@ConditionalOnProperty("sentry.dsn")
@ConditionalOnBooleanProperty(name = SentrySettings.PREFIX + ".enabled", matchIfMissing = true)
@EnableConfigurationProperties(SentrySettings.class)
public final class SentryContextAutoConfiguration {

	@Bean
	static SentryDsnCheck spyglassSentryDsnCheck(Environment environment) {
		return new SentryDsnCheck(environment);
	}

	@Bean
	RequestLineFilter spyglassSentryRequestLines() {
		return new RequestLineFilter();
	}

	@Bean
	@ConditionalOnMissingBean
	ContextEventProcessor spyglassSentryContext(ServiceIdentity identity, Environment environment) {
		return new ContextEventProcessor(identity,
				environment.getProperty("sentry.send-default-pii", Boolean.class, false));
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(Tracer.class)
	@ConditionalOnBean(Tracer.class)
	static class TracedConfiguration {

		@Bean
		@ConditionalOnMissingBean
		TraceEventProcessor spyglassSentryTrace(Tracer tracer) {
			return new TraceEventProcessor(tracer);
		}

	}

}
