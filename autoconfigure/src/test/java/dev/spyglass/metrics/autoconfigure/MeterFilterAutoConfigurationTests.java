/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.autoconfigure;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

import dev.spyglass.metrics.internal.HistogramFilter;
import dev.spyglass.metrics.internal.MeterDescriptionFilter;
import dev.spyglass.service.autoconfigure.ServiceIdentityAutoConfiguration;
import dev.spyglass.vocabulary.MeterCatalog;
import dev.spyglass.vocabulary.MeterEntry;
import dev.spyglass.vocabulary.MeterEntry.Kind;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.config.NamingConvention;
import io.micrometer.core.instrument.distribution.CountAtBucket;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
 * Tests for {@link MeterFilterAutoConfiguration}.
 */
class MeterFilterAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(MeterFilterAutoConfiguration.class,
				ServiceIdentityAutoConfiguration.class, MetricsAutoConfiguration.class,
				CompositeMeterRegistryAutoConfiguration.class, PrometheusMetricsExportAutoConfiguration.class))
		.withPropertyValues("spyglass.service.name=orders", "spyglass.service.environment=production");

	@Test
	void isOffWhenDisabled() {
		this.runner.withPropertyValues("spyglass.metrics.enabled=false", "spyglass.metrics.common-tags=service")
			.run((context) -> {
				assertThat(context).doesNotHaveBean(HistogramFilter.class)
					.doesNotHaveBean(MeterDescriptionFilter.class)
					.doesNotHaveBean("spyglassPrometheusNames");
				assertThat(tags(context.getBean(MeterRegistry.class))).isEmpty();
			});
	}

	@Test
	void isOffWithoutMicrometer() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(MeterFilterAutoConfiguration.class))
			.withClassLoader(new FilteredClassLoader(MeterRegistry.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean("spyglassCommonTags")
				.doesNotHaveBean("spyglassHistogramFilter")
				.doesNotHaveBean("spyglassMeterDescriptionFilter"));
	}

	@Test
	void addsNoTagsUnlessAsked() {
		this.runner.run((context) -> assertThat(tags(context.getBean(MeterRegistry.class))).isEmpty());
	}

	@Test
	void addsTheTagsThatAreAskedForAndKnown() {
		this.runner.withPropertyValues("spyglass.metrics.common-tags=service,version,environment")
			.run((context) -> assertThat(tags(context.getBean(MeterRegistry.class)))
				.isEqualTo("environment=production,service=orders"));
	}

	@Test
	void refusesATagThatIsNotPartOfTheIdentity() {
		this.runner.withPropertyValues("spyglass.metrics.common-tags=pod")
			.run((context) -> assertThat(context).getFailure().rootCause().hasMessageContaining("pod"));
	}

	@Test
	void givesServerRequestsAtMostFourteenBucketsFrom5MillisecondsTo10Seconds() {
		this.runner.run((context) -> {
			List<Double> bounds = boundsInSeconds(context.getBean(MeterRegistry.class), "http.server.requests");
			assertThat(bounds).hasSizeLessThanOrEqualTo(14).startsWith(0.005).contains(2.5).endsWith(10.0);
		});
	}

	@ParameterizedTest
	@CsvSource({ "http.client.requests, 0.005, 10", "task.duration, 0.1, 3600", "queue.wait, 0.001, 60",
			"executor, 0.001, 60", "tasks.scheduled.execution, 0.01, 900", "spring.kafka.listener, 0.005, 60",
			"spring.rabbit.listener, 0.005, 60", "jms.message.process, 0.005, 60",
			"spring.data.repository.invocations, 0.001, 5", "jdbc.query, 0.001, 5", "jdbc.connection, 0.001, 5",
			"hikaricp.connections.acquire, 0.001, 5", "hikaricp.connections.usage, 0.001, 5",
			"gen_ai.client.operation, 0.1, 120" })
	void givesEachFamilyAHistogramOfAtMostFourteenBuckets(String meter, double first, double last) {
		this.runner.run((context) -> assertThat(boundsInSeconds(context.getBean(MeterRegistry.class), meter))
			.hasSizeBetween(10, 14)
			.startsWith(first)
			.endsWith(last));
	}

	@Test
	void putsTheBucketsOnThePrometheusPage() {
		this.runner.run((context) -> {
			context.getBean(MeterRegistry.class).timer("http.server.requests").record(Duration.ofMillis(7));
			assertThat(context.getBean(PrometheusMeterRegistry.class).scrape())
				.contains("http_server_requests_seconds_bucket{le=\"0.005\"} 0")
				.contains("http_server_requests_seconds_bucket{le=\"0.01\"} 1")
				.contains("http_server_requests_seconds_bucket{le=\"+Inf\"} 1");
		});
	}

	@Test
	void givesOtherMetersNoHistogram() {
		this.runner.run((context) -> assertThat(boundsInSeconds(context.getBean(MeterRegistry.class), "orders.placed"))
			.isEmpty());
	}

	@Test
	void takesOtherBoundsFromProperties() {
		this.runner.withPropertyValues("spyglass.metrics.histograms.http-server=100ms,2500ms")
			.run((context) -> assertThat(boundsInSeconds(context.getBean(MeterRegistry.class), "http.server.requests"))
				.containsExactly(0.1, 2.5));
	}

	@Test
	void hasNoHistogramForAnEmptyList() {
		this.runner.withPropertyValues("spyglass.metrics.histograms.http-client=")
			.run((context) -> assertThat(boundsInSeconds(context.getBean(MeterRegistry.class), "http.client.requests"))
				.isEmpty());
	}

	@Test
	void leavesTheLastWordToBootsOwnProperty() {
		this.runner.withPropertyValues("management.metrics.distribution.slo.http.server.requests=42ms")
			.run((context) -> assertThat(boundsInSeconds(context.getBean(MeterRegistry.class), "http.server.requests"))
				.containsExactly(0.042));
	}

	@Test
	void refusesBoundsThatDoNotAscend() {
		this.runner.withPropertyValues("spyglass.metrics.histograms.queue-wait=1s,500ms")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("spyglass.metrics.histograms.queue-wait")
				.hasMessageContaining("PT0.5S")
				.hasMessageContaining("must be strictly increasing"));
	}

	@Test
	void refusesABoundOfZero() {
		this.runner.withPropertyValues("spyglass.metrics.histograms.queue-depth=0,10")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("spyglass.metrics.histograms.queue-depth")
				.hasMessageContaining("first one greater than 0"));
	}

	@Test
	void describesAMeterThatComesWithoutADescription() {
		this.runner.run((context) -> {
			context.getBean(MeterRegistry.class).timer("http.server.requests").record(Duration.ofMillis(1));
			assertThat(context.getBean(PrometheusMeterRegistry.class).scrape())
				.contains("# HELP http_server_requests_seconds Duration of the requests that this service answered");
		});
	}

	@Test
	void keepsADescriptionThatIsThere() {
		this.runner.run((context) -> {
			Timer.builder("http.server.requests").description("Mine").register(context.getBean(MeterRegistry.class));
			assertThat(context.getBean(PrometheusMeterRegistry.class).scrape())
				.contains("# HELP http_server_requests_seconds Mine");
		});
	}

	@Test
	void keepsTheTagsOfAMeterThatItDescribes() {
		this.runner.run((context) -> {
			context.getBean(MeterRegistry.class)
				.timer("http.server.requests", "uri", "/a")
				.record(Duration.ofMillis(1));
			assertThat(context.getBean(PrometheusMeterRegistry.class).scrape())
				.contains("http_server_requests_seconds_count{uri=\"/a\"} 1");
		});
	}

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
	void leavesOtherNamesToMicrometersConvention() {
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
	void isOffWithoutPrometheus() {
		this.runner.withClassLoader(new FilteredClassLoader(PrometheusMeterRegistry.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasBean("spyglassCommonTags")
				.doesNotHaveBean("spyglassPrometheusNames"));
	}

	private static String tags(MeterRegistry registry) {
		return String.join(",",
				registry.counter("orders.placed")
					.getId()
					.getTags()
					.stream()
					.map((tag) -> tag.getKey() + "=" + tag.getValue())
					.toList());
	}

	private static List<Double> boundsInSeconds(MeterRegistry registry, String name) {
		CountAtBucket[] counts = registry.timer(name).takeSnapshot().histogramCounts();
		return Arrays.stream(counts).map((count) -> count.bucket(TimeUnit.SECONDS)).filter(Double::isFinite).toList();
	}

}
