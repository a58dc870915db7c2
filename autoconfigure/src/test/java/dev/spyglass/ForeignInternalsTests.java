/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass;

import java.util.List;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the list of classes that read internals of libraries. Each has a test that
 * changes them: one WARN at most, and everything else works.
 */
class ForeignInternalsTests {

	/**
	 * Exceptions of OpenTelemetry's exporters, see {@code ExportFailureTests}; private
	 * fields of Spring's executors, see {@code ChangedExecutorTests}; methods that Sentry
	 * added in a later version, see {@code OptionalFeatureTests}.
	 */
	private static final List<String> READERS = List.of("dev.spyglass.export.internal.ExportFailure",
			"dev.spyglass.metrics.internal.queue.ExecutorQueueMetrics", "dev.spyglass.sentry.internal.OptionalFeature");

	@Test
	void areReadByTheseClassesOnly() {
		List<String> readers = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
			.importPackages("dev.spyglass")
			.stream()
			.filter(ForeignInternalsTests::readsInternals)
			.map(JavaClass::getName)
			.sorted()
			.toList();
		assertThat(readers).isEqualTo(READERS);
	}

	private static boolean readsInternals(JavaClass type) {
		return type.getDirectDependenciesFromSelf()
			.stream()
			.map((dependency) -> dependency.getTargetClass())
			.anyMatch((target) -> target.getName().equals("org.springframework.beans.DirectFieldAccessor")
					|| target.getName().equals("java.lang.reflect.Field")
					|| target.getPackageName().contains(".internal") && !target.getPackageName().startsWith("dev."))
				|| type.getSimpleName().equals("OptionalFeature");
	}

}
