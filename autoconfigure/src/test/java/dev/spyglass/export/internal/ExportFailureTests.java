/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.export.internal;

import java.util.function.Supplier;

import dev.spyglass.testsupport.ChangedClasses;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ExportFailure}.
 */
class ExportFailureTests {

	@Test
	void isDescribedByItsExceptionWithoutOpenTelemetrysInternalTypes() throws Exception {
		ChangedClasses changed = ChangedClasses
			.without("io.opentelemetry.exporter.internal.FailedExportException$HttpExportException");
		assertThat(changed.call(Refused.class)).isEqualTo("IllegalStateException: refused");
	}

	/** Runs in classes of its own. */
	public static final class Refused implements Supplier<String> {

		@Override
		public String get() {
			return ExportFailure.describe(new IllegalStateException("refused"));
		}

	}

}
