/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.autoconfigure;

import dev.spyglass.vocabulary.MeterCatalog;
import dev.spyglass.vocabulary.MeterEntry;
import dev.spyglass.vocabulary.MeterEntry.Kind;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.NamingConvention;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MeterRegistryCustomizer;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.prometheus.PrometheusMetricsExportAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PrometheusNamesAutoConfiguration}.
 */
class PrometheusNamesAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(PrometheusNamesAutoConfiguration.class, MetricsAutoConfiguration.class,
				CompositeMeterRegistryAutoConfiguration.class, PrometheusMetricsExportAutoConfiguration.class));

	@ParameterizedTest
	@MethodSource("counters")
	void everyCounterOfTheVocabularyHasItsNameOnThePage(MeterEntry counter) {
		this.runner.run((context) -> {
			PrometheusMeterRegistry registry = context.getBean(PrometheusMeterRegistry.class);
			registry.counter(counter.name()).increment();
			String name = counter.name().replace('.', '_') + "_total";
			assertThat(registry.scrape()).contains("# TYPE " + name + " counter\n" + name + " 1.0\n");
			assertThat(registry.scrape("application/openmetrics-text;version=1.0.0")).contains(name + " 1.0\n");
		});
	}

	static MeterEntry[] counters() {
		return MeterCatalog.OWN.stream().filter((meter) -> meter.kind() == Kind.COUNTER).toArray(MeterEntry[]::new);
	}

	@Test
	void leavesOtherNamesToMicrometer() {
		this.runner.run((context) -> {
			PrometheusMeterRegistry registry = context.getBean(PrometheusMeterRegistry.class);
			assertThat(registry.config().namingConvention().name("tomcat.sessions.created", Meter.Type.COUNTER))
				.isEqualTo("tomcat_sessions");
			assertThat(registry.config().namingConvention().tagKey("client.name")).isEqualTo("client_name");
		});
	}

	@Test
	void leavesTheLastWordToTheUsersConvention() {
		this.runner
			.withBean("users", MeterRegistryCustomizer.class,
					() -> (registry) -> registry.config().namingConvention(NamingConvention.upperCamelCase))
			.run((context) -> assertThat(context.getBean(PrometheusMeterRegistry.class).config().namingConvention())
				.isSameAs(NamingConvention.upperCamelCase));
	}

	@Test
	void isOffWhenDisabled() {
		this.runner.withPropertyValues("spyglass.metrics.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean("spyglassPrometheusNames"));
	}

	@Test
	void isOffWithoutPrometheus() {
		this.runner.withClassLoader(new FilteredClassLoader(PrometheusMeterRegistry.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("spyglassPrometheusNames"));
	}

}
