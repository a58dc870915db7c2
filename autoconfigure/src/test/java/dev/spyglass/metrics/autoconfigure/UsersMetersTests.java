/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.autoconfigure;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

import dev.spyglass.metrics.Heartbeats;
import dev.spyglass.metrics.queue.QueueMonitor;
import dev.spyglass.metrics.task.Tasks;
import dev.spyglass.service.autoconfigure.ServiceIdentityAutoConfiguration;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.prometheus.PrometheusMetricsExportAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * An application's meters under Spyglass' names, beside all that registers Spyglass' own.
 */
class UsersMetersTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(MetricsAutoConfiguration.class,
				PrometheusMetricsExportAutoConfiguration.class, CompositeMeterRegistryAutoConfiguration.class,
				ObservationAutoConfiguration.class, ServiceIdentityAutoConfiguration.class,
				MeterFilterAutoConfiguration.class, CardinalityAutoConfiguration.class,
				ErrorMetersAutoConfiguration.class, TaskAutoConfiguration.class, HeartbeatAutoConfiguration.class))
		.withPropertyValues("spyglass.metrics.common-tags=service");

	@Test
	void areKeptIfTheyComeFirst() {
		this.runner.run((context) -> {
			registerUsers(context);
			use(context);
			assertKept(context);
		});
	}

	@Test
	void areKeptIfTheyComeSecond() {
		this.runner.run((context) -> {
			use(context);
			registerUsers(context);
			use(context);
			assertKept(context);
		});
	}

	private static void registerUsers(ApplicationContext context) {
		MeterRegistry registry = context.getBean(MeterRegistry.class);
		Supplier<Number> value = () -> 7;
		Gauge.builder("application.errors", value)
			.tags("exception", "IllegalStateException", "component", "task")
			.register(registry);
		Gauge.builder("task.duration", value).tags("task", "import", "outcome", "failure").register(registry);
		DistributionSummary.builder("queue.depth").tag("queue", "orders").register(registry).record(7);
		Timer.builder("queue.oldest.age").register(registry).record(Duration.ofSeconds(7));
		Gauge.builder("task.created", value).tag("other", "any").register(registry);
		DistributionSummary.builder("worker.heartbeat.age").tag("worker", "any").register(registry).record(7);
	}

	private static void use(ApplicationContext context) {
		Consumer<Tasks> fail = (tasks) -> tasks.run("import", (run) -> {
			throw new IllegalStateException("for this test");
		});
		assertThatExceptionOfType(IllegalStateException.class)
			.isThrownBy(() -> fail.accept(context.getBean(Tasks.class)))
			.withMessage("for this test");
		QueueMonitor monitor = QueueMonitor.builder("orders", () -> 1)
			.oldestAge(() -> Duration.ofSeconds(1))
			.register(context.getBean(MeterRegistry.class));
		monitor.enqueued();
		monitor.close();
		context.getBean(Heartbeats.class).register("any", Duration.ofSeconds(1)).close();
	}

	private static void assertKept(ApplicationContext context) {
		String scrape = context.getBean(PrometheusMeterRegistry.class).scrape();
		assertThat(scrape.lines().filter((line) -> !line.startsWith("#")))
			.anyMatch((line) -> line.startsWith("application_errors{") && line.endsWith(" 7.0"))
			.anyMatch((line) -> line.startsWith("task_duration{") && line.endsWith(" 7.0"))
			.anyMatch((line) -> line.startsWith("queue_depth_sum{") && line.endsWith(" 7.0"))
			.anyMatch((line) -> line.startsWith("queue_oldest_age_seconds_sum{") && line.endsWith(" 7.0"))
			.anyMatch((line) -> line.startsWith("task_created{") && line.endsWith(" 7.0"))
			.anyMatch((line) -> line.startsWith("worker_heartbeat_age_sum{") && line.endsWith(" 7.0"))
			.noneMatch((line) -> line.contains("spyglass_own"))
			.allMatch((line) -> !line.startsWith("queue") || line.contains("service=\"application\""));
	}

}
