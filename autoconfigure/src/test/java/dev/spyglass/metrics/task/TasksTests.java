/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.task;

import java.util.concurrent.TimeUnit;

import dev.spyglass.metrics.internal.task.TaskMeters;
import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link Tasks} and their meters.
 */
class TasksTests {

	private final MockClock clock = new MockClock();

	private final SimpleMeterRegistry meters = new SimpleMeterRegistry(SimpleConfig.DEFAULT, this.clock);

	private final Tasks tasks = tasks();

	private Tasks tasks() {
		TaskMeters taskMeters = new TaskMeters(() -> this.meters);
		ObservationRegistry registry = ObservationRegistry.create();
		registry.observationConfig().observationHandler(taskMeters);
		return new Tasks(registry, () -> this.meters);
	}

	@Test
	void timesARunByTaskAndOutcome() {
		this.tasks.run("import", (run) -> this.clock.add(3, TimeUnit.SECONDS));
		assertThat(duration("import", "success")).isEqualTo(3);
	}

	@Test
	void timesARunThatFailsAndLetsTheExceptionThrough() {
		assertThatIllegalStateException().isThrownBy(() -> this.tasks.run("import", (run) -> {
			this.clock.add(2, TimeUnit.SECONDS);
			throw new IllegalStateException("no");
		}));
		assertThat(duration("import", "failure")).isEqualTo(2);
	}

	@Test
	void timesARunThatIsCancelled() {
		TaskRun run = this.tasks.start("import");
		this.clock.add(1, TimeUnit.SECONDS);
		run.cancelled();
		assertThat(duration("import", "cancelled")).isEqualTo(1);
	}

	@Test
	void countsOnlyTheFirstEnd() {
		TaskRun run = this.tasks.start("import");
		run.completed();
		run.failed(null);
		assertThat(this.meters.find("task.duration").timers()).hasSize(1);
		assertThat(active("import")).isZero();
	}

	@Test
	void tellsHowManyAreInProgress() {
		TaskRun first = this.tasks.start("import");
		this.tasks.start("import");
		assertThat(active("import")).isEqualTo(2);
		first.completed();
		assertThat(active("import")).isEqualTo(1);
	}

	@Test
	void countsATaskAsCreatedBeforeItRuns() {
		Task task = this.tasks.create("import", "queue");
		assertThat(this.meters.get("task.created").tags("task", "import", "source", "queue").counter().count())
			.isEqualTo(1);
		task.start().completed();
		assertThat(this.meters.get("task.created").counter().count()).isEqualTo(1);
	}

	@Test
	void tellsThatATaskComesFromATask() {
		this.tasks.run("outer", (run) -> this.tasks.create("inner"));
		assertThat(this.meters.get("task.created").tags("task", "inner", "source", "task").counter().count())
			.isEqualTo(1);
	}

	@Test
	void timesChunksBesideTheirTask() {
		this.tasks.run("import", (run) -> {
			run.runChunk((part) -> this.clock.add(1, TimeUnit.SECONDS));
			run.runChunk((part) -> this.clock.add(3, TimeUnit.SECONDS));
		});
		assertThat(this.meters.get("task.duration").tag("task", "import.chunk").timer().count()).isEqualTo(2);
		assertThat(duration("import.chunk", "success")).isEqualTo(4);
		assertThat(duration("import", "success")).isEqualTo(4);
	}

	@Test
	void aChunkHasTheIdOfItsTask() {
		this.tasks.run("import", (run) -> {
			String id = run.callChunk(TaskRun::id);
			assertThat(id).isEqualTo(run.id()).startsWith("task_");
		});
	}

	@Test
	void countsItemsForTheTaskInChunksToo() {
		this.tasks.run("import", (run) -> {
			run.items(10);
			run.runChunk((part) -> {
				part.items(5);
				part.failedItems(2);
			});
		});
		assertThat(items("success")).isEqualTo(15);
		assertThat(items("failure")).isEqualTo(2);
	}

	@Test
	void refusesABlankName() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.tasks.start(" "))
			.withMessageContaining("must not be blank");
	}

	private double items(String outcome) {
		return this.meters.get("task.items").tags("task", "import", "outcome", outcome).counter().count();
	}

	private double active(String task) {
		return this.meters.get("task.active").tag("task", task).gauge().value();
	}

	private double duration(String task, String outcome) {
		return this.meters.get("task.duration")
			.tags("task", task, "outcome", outcome)
			.timer()
			.totalTime(TimeUnit.SECONDS);
	}

}
