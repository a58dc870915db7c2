/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.export.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import dev.spyglass.export.internal.ExportRegistry;
import io.opentelemetry.sdk.common.CompletableResultCode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.SmartLifecycle;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ExportAutoConfiguration}.
 */
class ExportAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ExportAutoConfiguration.class));

	@Test
	void letsExportsEndWithTheApplication() {
		ExportRegistry[] exports = new ExportRegistry[1];
		this.runner.run((context) -> {
			exports[0] = context.getBean(ExportRegistry.class);
			assertThat(context.getBean(ExportDeadline.class).isRunning()).isTrue();
			assertThat(exports[0].isTimeUp()).isFalse();
		});
		Awaitility.await().until(exports[0]::isTimeUp);
	}

	@Test
	void leavesTheUsersExports() {
		ExportRegistry users = new ExportRegistry();
		this.runner.withBean(ExportRegistry.class, () -> users)
			.run((context) -> assertThat(context.getBean(ExportRegistry.class)).isSameAs(users));
	}

	@Test
	void doesWithoutOpenTelemetry() {
		this.runner.withClassLoader(new FilteredClassLoader(CompletableResultCode.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(ExportDeadline.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { "spyglass.tracing.enabled=false", "spyglass.logging.otlp.enabled=false" })
	void isThereWhileOneSignalIs(String off) {
		this.runner.withPropertyValues(off).run((context) -> assertThat(context).hasSingleBean(ExportDeadline.class));
	}

	@Test
	void isSwitchedOffWithItsSignals() {
		this.runner.withPropertyValues("spyglass.tracing.enabled=false", "spyglass.logging.otlp.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(ExportRegistry.class)
				.doesNotHaveBean(ExportDeadline.class));
	}

	/**
	 * What has work to do may still export; what sends is closed later than it begins.
	 */
	@Test
	void beginsTheEndBetweenWorkAndExporters() {
		List<String> ends = new ArrayList<>();
		this.runner.withBean(Work.class, ends)
			.withBean(Exporter.class, ends)
			.run((context) -> assertThat(ends).isEmpty());
		assertThat(ends).containsExactly("work ends in time: true", "exporter ends in time: false");
	}

	record Exporter(List<String> ends, ExportDeadline deadline) implements DisposableBean {

		@Override
		public void destroy() {
			this.ends.add("exporter ends in time: " + this.deadline.isRunning());
		}

	}

	/**
	 * Does not depend on the deadline, which would make it stop before whatever the
	 * phase.
	 */
	static final class Work implements SmartLifecycle {

		private final List<String> ends;

		private final ObjectProvider<ExportDeadline> deadline;

		private boolean running;

		Work(List<String> ends, ObjectProvider<ExportDeadline> deadline) {
			this.ends = ends;
			this.deadline = deadline;
		}

		@Override
		public int getPhase() {
			return 0;
		}

		@Override
		public void start() {
			this.running = true;
		}

		@Override
		public void stop() {
			this.running = false;
			this.ends.add("work ends in time: " + this.deadline.getObject().isRunning());
		}

		@Override
		public boolean isRunning() {
			return this.running;
		}

	}

}
