/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.autoconfigure;

import java.lang.ref.WeakReference;
import java.time.Duration;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import dev.spyglass.logging.internal.encoder.JsonLineSchema;
import dev.spyglass.logging.internal.sink.LineCounters;
import dev.spyglass.logging.internal.sink.RingSettings;
import dev.spyglass.logging.internal.sink.SinkAppender;
import dev.spyglass.service.ServiceIdentity;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LoggingAutoConfiguration}.
 */
class LoggingAutoConfigurationTests {

	private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();

	private final Logger logger = this.context.getLogger("dev.spyglass.test.meters");

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(LoggingAutoConfiguration.class));

	private final SinkAppender sink = SinkAppender.console("METERED",
			JsonEncoders.create(this.context, SinkName.CONSOLE, new ServiceIdentity("test", null, null, null),
					LoggingProperties.bind(new StandardEnvironment())),
			new RingSettings(false, 64, Duration.ZERO, Duration.ZERO), new LineCounters());

	@BeforeEach
	void install() {
		this.sink.setContext(this.context);
		this.sink.start();
		this.logger.setAdditive(false);
		this.logger.addAppender(this.sink);
	}

	@AfterEach
	void remove() {
		this.logger.detachAppender(this.sink);
		this.sink.stop();
	}

	@Test
	void bindsTheProperties() {
		this.runner.withPropertyValues("spyglass.logging.schema=ecs", "spyglass.logging.limits.message=1KB")
			.run((context) -> {
				LoggingProperties properties = context.getBean(LoggingProperties.class);
				assertThat(properties.schema()).isEqualTo(JsonLineSchema.ECS);
				assertThat(properties.limits().message()).isEqualTo(DataSize.ofKilobytes(1));
			});
	}

	@Test
	void hasDefaults() {
		this.runner.run((context) -> {
			LoggingProperties properties = context.getBean(LoggingProperties.class);
			assertThat(properties.format()).isEqualTo(LogFormat.AUTO);
			assertThat(properties.schema()).isEqualTo(JsonLineSchema.SPYGLASS);
			assertThat(properties.limits().line()).isEqualTo(DataSize.ofKilobytes(64));
		});
	}

	@Test
	void canBeSwitchedOff() {
		this.runner.withPropertyValues("spyglass.logging.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(LoggingProperties.class)
				.doesNotHaveBean(LogRedactionRules.class)
				.doesNotHaveBean("spyglassLogMeters"));
	}

	@Test
	void startsWithoutTheEncoder() {
		this.runner.withClassLoader(new FilteredClassLoader("net.logstash"))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(LoggingProperties.class)
				.doesNotHaveBean(LogRedactionRules.class));
	}

	@Test
	void startsWithoutLogback() {
		this.runner.withClassLoader(new FilteredClassLoader(LoggerContext.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean("spyglassLogRedactionRules")
				.doesNotHaveBean("spyglassLogMeters"));
	}

	@Test
	void countsLines() {
		this.runner.withBean(SimpleMeterRegistry.class).run((context) -> {
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			context.getBean("spyglassLogMeters", MeterBinder.class).bindTo(registry);
			double before = written(registry);
			this.logger.warn("counted");
			assertThat(written(registry)).isEqualTo(before + 1);
			assertThat(registry.get("spyglass.log.ring.occupancy").tag("sink", "metered").gauge().value()).isZero();
		});
	}

	@Test
	void countsOnAfterACollectionOfGarbage() {
		this.runner.withBean(SimpleMeterRegistry.class).run((context) -> {
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			context.getBean("spyglassLogMeters", MeterBinder.class).bindTo(registry);
			this.logger.warn("counted");
			WeakReference<Object> collected = new WeakReference<>(new Object());
			Awaitility.await().until(() -> {
				System.gc();
				return collected.get() == null;
			});
			assertThat(written(registry)).isPositive();
		});
	}

	@Test
	void countsNothingWithoutMicrometer() {
		this.runner.withClassLoader(new FilteredClassLoader(MeterBinder.class))
			.run((context) -> assertThat(context).hasSingleBean(LogRedactionRules.class)
				.doesNotHaveBean("spyglassLogMeters"));
	}

	@Test
	void isBoundByBootWhateverTheOrder() {
		this.runner
			.withConfiguration(AutoConfigurations.of(MetricsAutoConfiguration.class,
					CompositeMeterRegistryAutoConfiguration.class))
			.withBean(SimpleMeterRegistry.class)
			.run((context) -> assertThat(
					context.getBean(MeterRegistry.class).find("spyglass.log.lines").functionCounters())
				.isNotEmpty());
	}

	private static double written(MeterRegistry registry) {
		return registry.get("spyglass.log.lines").tags("level", "WARN", "outcome", "written").functionCounter().count();
	}

}
