/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sentry.internal;

import dev.spyglass.export.internal.ExportRegistry;
import io.sentry.SentryOptions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link OptionalFeature}.
 */
@ExtendWith(OutputCaptureExtension.class)
class OptionalFeatureTests {

	@Test
	void doesWithoutTheCountingAndSaysSoOnce(CapturedOutput output) {
		DeliveryMetrics deliveries = new DeliveryMetrics(new ExportRegistry().watch("sentry"));
		deliveries.configure(new OlderOptions());
		deliveries.configure(new OlderOptions());
		assertThat(output.getOut().lines().filter((line) -> line.contains("WARN"))).singleElement()
			.asString()
			.contains("Events sent to Sentry or lost are not counted")
			.contains("setOnDiscard")
			.contains("Everything else works");
	}

	@Test
	void leavesOtherFailuresAlone() {
		OptionalFeature guard = new OptionalFeature("Nothing works");
		assertThatIllegalStateException().isThrownBy(() -> guard.run(() -> {
			throw new IllegalStateException("broken");
		}));
	}

	private static final class OlderOptions extends SentryOptions {

		@Override
		public void setOnDiscard(@Nullable OnDiscardCallback callback) {
			throw new NoSuchMethodError("setOnDiscard");
		}

	}

}
