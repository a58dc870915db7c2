/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.health.autoconfigure;

import java.util.function.Supplier;

import dev.spyglass.health.internal.HealthChecks;
import dev.spyglass.health.internal.HealthRefresh;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.AvailabilityState;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributors;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.SmartApplicationListener;

/**
 * Watches health from when the application accepts traffic until it ends: at other times
 * contributors may be down although nothing is wrong. Reports changes of liveness and
 * readiness as soon as they happen, because at shutdown nobody may request them again.
 */
final class HealthLifecycle implements SmartApplicationListener, SmartInitializingSingleton {

	private static final StackWalker STACK = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

	private final ApplicationContext context;

	private final HealthChecks checks;

	private final HealthProperties properties;

	private final Supplier<HealthContributors> contributors;

	private @Nullable HealthRefresh refresh;

	HealthLifecycle(ApplicationContext context, HealthProperties properties, HealthChecks checks,
			Supplier<HealthContributors> contributors) {
		this.context = context;
		this.properties = properties;
		this.checks = checks;
		this.contributors = contributors;
	}

	/** Called before a server accepts connections. */
	@Override
	public void afterSingletonsInstantiated() {
		HealthContributors all = this.contributors.get();
		new UnknownContributorCheck(this.properties).check(all);
		this.refresh = new HealthRefresh(this.checks, all, this.properties.refreshInterval());
		this.refresh.warm();
	}

	@Override
	public boolean supportsEventType(Class<? extends ApplicationEvent> type) {
		return AvailabilityChangeEvent.class.isAssignableFrom(type) || ContextClosedEvent.class.isAssignableFrom(type);
	}

	@Override
	public void onApplicationEvent(ApplicationEvent event) {
		HealthRefresh started = this.refresh;
		if (started == null) {
			return;
		}
		if (event instanceof AvailabilityChangeEvent<?> change) {
			changed(started, change.getState(), event.getSource() == this.context && isClosing());
		}
		else if (event.getSource() == this.context) {
			this.checks.closing();
			started.close();
		}
	}

	private void changed(HealthRefresh started, AvailabilityState state, boolean closing) {
		if (state == ReadinessState.ACCEPTING_TRAFFIC) {
			this.checks.ready();
			started.start();
		}
		else if (state == ReadinessState.REFUSING_TRAFFIC && closing) {
			this.checks.closing();
		}
		if (state instanceof LivenessState) {
			announce(started, "livenessState", state, (state == LivenessState.CORRECT) ? Status.UP : Status.DOWN);
		}
		else if (state instanceof ReadinessState) {
			announce(started, "readinessState", state,
					(state == ReadinessState.ACCEPTING_TRAFFIC) ? Status.UP : Status.OUT_OF_SERVICE);
		}
	}

	/**
	 * Returns whether this thread closes a context. Spring Boot refuses traffic before
	 * the context says of itself that it is closed.
	 */
	private static boolean isClosing() {
		return STACK.walk((frames) -> frames.anyMatch((frame) -> frame.getMethodName().equals("close")
				&& ConfigurableApplicationContext.class.isAssignableFrom(frame.getDeclaringClass())));
	}

	private void announce(HealthRefresh started, String contributor, AvailabilityState state, Status status) {
		if (started.exists(contributor)) {
			this.checks.announced(contributor, Health.status(status).withDetail("reason", state.toString()).build());
		}
	}

}
