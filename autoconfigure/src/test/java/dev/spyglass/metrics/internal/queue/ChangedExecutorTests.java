/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.internal.queue;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import ch.qos.logback.classic.Level;
import dev.spyglass.testsupport.CapturedLines;
import dev.spyglass.testsupport.ChangedClasses;
import org.junit.jupiter.api.Test;

import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ExecutorQueueMetrics} on a version of Spring that has renamed a
 * private field.
 */
class ChangedExecutorTests {

	@Test
	void runsItsTasksUnwatchedWithOneWarning() throws Exception {
		ChangedClasses changed = ChangedClasses.renaming(ThreadPoolTaskExecutor.class.getName(), "taskDecorator",
				"taskDecoratos");
		assertThat(changed.call(TwoExecutors.class)).asString()
			.containsOnlyOnce("has no meters: the class")
			.endsWith("ran both");
	}

	/** Runs in classes of its own. */
	public static final class TwoExecutors implements Supplier<String> {

		@Override
		public String get() {
			try (CapturedLines lines = new CapturedLines()) {
				ExecutorQueueMetrics metrics = new ExecutorQueueMetrics();
				for (String name : List.of("one", "two")) {
					run(metrics, name);
				}
				return lines.all()
					.stream()
					.filter((event) -> event.getLevel() == Level.WARN)
					.map((event) -> event.getFormattedMessage())
					.collect(Collectors.joining("; ")) + " ran both";
			}
			catch (InterruptedException | ExecutionException ex) {
				throw new IllegalStateException(ex);
			}
		}

		private static void run(ExecutorQueueMetrics metrics, String name)
				throws InterruptedException, ExecutionException {
			ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
			metrics.decorate(name, executor);
			executor.initialize();
			metrics.initialized(name, executor);
			executor.submit(() -> {
			}).get();
			executor.shutdown();
		}

	}

}
