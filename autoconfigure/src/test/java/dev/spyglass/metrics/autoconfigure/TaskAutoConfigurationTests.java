/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.autoconfigure;

import dev.spyglass.metrics.internal.task.TaskMeters;
import dev.spyglass.metrics.task.ObservedTask;
import dev.spyglass.metrics.task.Tasks;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TaskAutoConfiguration}.
 */
class TaskAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner().withConfiguration(AutoConfigurations
		.of(TaskAutoConfiguration.class, MetricsAutoConfiguration.class, CompositeMeterRegistryAutoConfiguration.class,
				SimpleMetricsExportAutoConfiguration.class, ObservationAutoConfiguration.class));

	@Test
	void countsAndTimesWithTheNamesOfTheVocabularyOnly() {
		this.runner.run((context) -> {
			context.getBean(Tasks.class).run("import", (run) -> run.items(3));
			assertThat(context.getBean(MeterRegistry.class).getMeters())
				.filteredOn((meter) -> meter.getId().getName().startsWith("task."))
				.extracting((meter) -> meter.getId().getName() + meter.getId().getTags())
				.containsExactlyInAnyOrder("task.active[tag(task=import)]",
						"task.created[tag(source=application), tag(task=import)]",
						"task.duration[tag(outcome=success), tag(task=import)]",
						"task.items[tag(outcome=success), tag(task=import)]");
		});
	}

	@Test
	void keepsTheApiButNoMetersWhenDisabled() {
		this.runner.withPropertyValues("spyglass.metrics.enabled=false").run((context) -> {
			assertThat(context).hasSingleBean(Tasks.class).doesNotHaveBean(TaskMeters.class);
			assertThat(context.getBean(Tasks.class).<String, RuntimeException>call("import", (run) -> "done"))
				.isEqualTo("done");
		});
	}

	@Test
	void backsOffForTheUsersOwn() {
		Tasks own = new Tasks(ObservationRegistry.NOOP, null);
		TaskMeters meters = new TaskMeters(SimpleMeterRegistry::new);
		this.runner.withBean(Tasks.class, () -> own)
			.withBean(TaskMeters.class, () -> meters)
			.run((context) -> assertThat(context).hasSingleBean(TaskMeters.class).getBean(Tasks.class).isSameAs(own));
	}

	@Test
	void isOffWithoutMicrometer() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(TaskAutoConfiguration.class))
			.withClassLoader(new FilteredClassLoader(MeterRegistry.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("spyglassTasks"));
	}

	@Test
	void observesTheTasksOfAChildContextOnce() {
		this.runner.run((parent) -> this.runner.withParent(parent).withBean(Job.class).run((child) -> {
			child.getBean(Job.class).run();
			assertThat(child.getBean(Tasks.class)).isSameAs(parent.getBean(Tasks.class));
			assertThat(child.getBean(TaskMeters.class)).isSameAs(parent.getBean(TaskMeters.class));
			MeterRegistry registry = parent.getBean(MeterRegistry.class);
			assertThat(registry.get("task.created").tag("task", "job").counter().count()).isOne();
			assertThat(registry.get("task.duration").tag("task", "job").timer().count()).isOne();
		}));
	}

	@Test
	void followsReactiveResults() {
		this.runner.run((context) -> assertThat(context).hasBean("spyglassReactiveTaskResult"));
	}

	@Test
	void worksWithoutReactor() {
		this.runner.withClassLoader(new FilteredClassLoader(Flux.class))
			.run((context) -> assertThat(context).hasSingleBean(Tasks.class)
				.doesNotHaveBean("spyglassReactiveTaskResult"));
	}

	@Test
	void worksWithoutARegistry() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(TaskAutoConfiguration.class))
			.run((context) -> assertThat(
					context.getBean(Tasks.class).<String, RuntimeException>call("import", (run) -> "done"))
				.isEqualTo("done"));
	}

	static class Job {

		@ObservedTask("job")
		public void run() {
		}

	}

}
