/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.autoconfigure;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

import dev.spyglass.metrics.internal.queue.MonitoredBlockingQueue;
import dev.spyglass.metrics.queue.MonitoredQueue;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MonitoredQueueAutoConfiguration}.
 */
class MonitoredQueueAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(MonitoredQueueAutoConfiguration.class, MetricsAutoConfiguration.class,
				CompositeMeterRegistryAutoConfiguration.class, SimpleMetricsExportAutoConfiguration.class))
		.withUserConfiguration(Queues.class);

	@Test
	@SuppressWarnings("unchecked")
	void watchesTheQueueThatIsMarked() {
		this.runner.run((context) -> {
			context.getBean("orders", BlockingQueue.class).add("one");
			assertThat(
					context.getBean(MeterRegistry.class).get("queue.depth").tag("queue", "new-orders").gauge().value())
				.isEqualTo(1);
		});
	}

	@Test
	void watchesTheQueueWhenBeansAreLazy() {
		this.runner.withBean(LazyInitializationBeanFactoryPostProcessor.class).run((context) -> {
			context.getBean("orders");
			assertThat(
					context.getBean(MeterRegistry.class).get("queue.depth").tag("queue", "new-orders").gauge().value())
				.isZero();
		});
	}

	@Test
	void leavesOtherQueuesAlone() {
		this.runner.run((context) -> assertThat(context.getBean("other")).isInstanceOf(LinkedBlockingQueue.class));
	}

	@Test
	void refusesANameThatIsUsedTwice() {
		this.runner.withUserConfiguration(Twice.class)
			.run((context) -> assertThat(context).getFailure()
				.hasMessageContaining("@MonitoredQueue(\"new-orders\")")
				.hasMessageContaining("a name of its own"));
	}

	@Test
	void isOffWhenDisabled() {
		this.runner.withPropertyValues("spyglass.metrics.enabled=false")
			.run((context) -> assertThat(context.getBean("orders")).isNotInstanceOf(MonitoredBlockingQueue.class));
	}

	@Test
	void isOffWithoutMicrometer() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(MonitoredQueueAutoConfiguration.class))
			.withClassLoader(new FilteredClassLoader(MeterRegistry.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean("spyglassMonitoredQueuePostProcessor"));
	}

	@Test
	void isOffWithoutARegistry() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(MonitoredQueueAutoConfiguration.class))
			.withUserConfiguration(Queues.class)
			.run((context) -> assertThat(context.getBean("orders")).isNotInstanceOf(MonitoredBlockingQueue.class));
	}

	@Configuration(proxyBeanMethods = false)
	static class Queues {

		@Bean
		@MonitoredQueue("new-orders")
		BlockingQueue<String> orders() {
			return new LinkedBlockingQueue<>();
		}

		@Bean
		BlockingQueue<String> other() {
			return new LinkedBlockingQueue<>();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Twice {

		@Bean
		@MonitoredQueue("new-orders")
		BlockingQueue<String> moreOrders() {
			return new LinkedBlockingQueue<>();
		}

	}

}
