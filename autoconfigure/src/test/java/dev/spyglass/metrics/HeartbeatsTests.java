/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for {@link Heartbeats}.
 */
class HeartbeatsTests {

	private final MockClock clock = new MockClock();

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry(SimpleConfig.DEFAULT, this.clock);

	private final Heartbeats heartbeats = new Heartbeats(this.registry, this.clock);

	@Test
	void tellsTheAgeOfTheLastBeat() {
		Heartbeat heartbeat = register();
		this.clock.add(7, TimeUnit.SECONDS);
		assertThat(age()).isEqualTo(7);
		heartbeat.beat();
		assertThat(age()).isZero();
	}

	@Test
	void isOverdueAfterItsLimitOnly() {
		Heartbeat heartbeat = register();
		this.clock.add(30, TimeUnit.SECONDS);
		assertThat(heartbeat.isOverdue()).isFalse();
		this.clock.add(1, TimeUnit.SECONDS);
		assertThat(heartbeat.isOverdue()).isTrue();
	}

	@Test
	void knowsItsWorkers() {
		this.heartbeats.register("worker-2", Duration.ofSeconds(1));
		register();
		assertThat(this.heartbeats.workers()).extracting(Heartbeat::worker).containsExactly("worker-1", "worker-2");
	}

	@Test
	void aClosedHandleDisappears() {
		Heartbeat heartbeat = register();
		heartbeat.close();
		assertThat(this.registry.getMeters()).isEmpty();
		assertThat(this.heartbeats.workers()).isEmpty();
		assertThatNoException().isThrownBy(this::register);
	}

	@Test
	void closingTwiceLeavesTheSuccessorAlone() {
		Heartbeat first = register();
		first.close();
		register();
		first.close();
		assertThat(this.heartbeats.workers()).hasSize(1);
		assertThat(age()).isZero();
	}

	@Test
	void refusesANameThatIsTaken() {
		register();
		assertThatIllegalStateException().isThrownBy(this::register)
			.withMessageContaining("'worker-1' is already registered");
	}

	@Test
	void refusesABlankNameAndALimitOfZero() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.heartbeats.register("", Duration.ofSeconds(1)));
		assertThatIllegalArgumentException().isThrownBy(() -> this.heartbeats.register("worker-1", Duration.ZERO))
			.withMessageContaining("'worker-1' must be positive");
	}

	@Test
	void worksWithoutARegistry() {
		Heartbeats without = new Heartbeats(null, this.clock);
		without.register("worker-1", Duration.ofSeconds(1)).close();
		assertThat(without.workers()).isEmpty();
	}

	private Heartbeat register() {
		return this.heartbeats.register("worker-1", Duration.ofSeconds(30));
	}

	private double age() {
		return this.registry.get("worker.heartbeat.age").tag("worker", "worker-1").timeGauge().value(TimeUnit.SECONDS);
	}

}
