/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.health.autoconfigure;

import dev.spyglass.health.internal.HealthChecks;

import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.AvailabilityState;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ApplicationListener;

/**
 * Reports changes of liveness and readiness as soon as they happen. Without it, the
 * refusal of traffic at shutdown would not be reported, because health may not be checked
 * again before the application ends.
 */
final class AvailabilityChanges implements ApplicationListener<AvailabilityChangeEvent<?>> {

	private final HealthChecks checks;

	AvailabilityChanges(HealthChecks checks) {
		this.checks = checks;
	}

	@Override
	public void onApplicationEvent(AvailabilityChangeEvent<?> event) {
		AvailabilityState state = event.getState();
		if (state instanceof LivenessState) {
			announce("livenessState", state, (state == LivenessState.CORRECT) ? Status.UP : Status.DOWN);
		}
		else if (state instanceof ReadinessState) {
			announce("readinessState", state,
					(state == ReadinessState.ACCEPTING_TRAFFIC) ? Status.UP : Status.OUT_OF_SERVICE);
		}
	}

	private void announce(String contributor, AvailabilityState state, Status status) {
		this.checks.announced(contributor, Health.status(status).withDetail("reason", state.toString()).build());
	}

}
