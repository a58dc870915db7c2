/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass;

import java.util.List;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the list of the API: what a release promises to keep. Everything else is
 * package-private, internal or wiring.
 */
class PublicApiTests {

	private static final List<String> API = List.of("context.ContextPropagation", "context.LogContext",
			"failure.ErrorCode", "logging.Severity", "logging.StructuredLogger", "logging.TimedOperation",
			"metrics.Heartbeat", "metrics.Heartbeats", "metrics.queue.MonitoredQueue", "metrics.queue.QueueMonitor",
			"metrics.queue.QueueMonitor$Builder", "metrics.task.CheckedTaskConsumer",
			"metrics.task.CheckedTaskFunction", "metrics.task.ObservedTask", "metrics.task.Task",
			"metrics.task.TaskRun", "metrics.task.Tasks", "redaction.RedactionRule", "request.id.RequestHeaders",
			"request.id.RequestIdGenerator", "service.ServiceIdentity", "tracing.TraceResponse",
			"tracing.TraceResponse$Header", "vocabulary.EventNames", "vocabulary.FrameworkMeters",
			"vocabulary.HeaderNames", "vocabulary.LogField", "vocabulary.LogField$Member", "vocabulary.LogField$Type",
			"vocabulary.LogFields", "vocabulary.LogFields$Caller", "vocabulary.LogFields$Error",
			"vocabulary.LogFields$Http", "vocabulary.MeterCatalog", "vocabulary.MeterEntry",
			"vocabulary.MeterEntry$Kind", "vocabulary.MeterNames", "vocabulary.TagNames");

	@Test
	void nothingElseIsPublic() {
		assertThat(publicTypes()).isEqualTo(API);
	}

	/** Also checks that no internal type is exposed by a signature of the API. */
	@Test
	void exposesNoInternalType() {
		List<String> exposed = classes().filter((type) -> API.contains(name(type)))
			.flatMap((type) -> type.getCodeUnits().stream())
			.filter((method) -> method.getModifiers().contains(JavaModifier.PUBLIC))
			.filter((method) -> Stream
				.concat(method.getRawParameterTypes().stream(), Stream.of(method.getRawReturnType()))
				.anyMatch((type) -> isHidden(type.getPackageName())))
			.map((method) -> method.getFullName())
			.toList();
		assertThat(exposed).isEmpty();
	}

	private static List<String> publicTypes() {
		return classes().filter((type) -> type.getModifiers().contains(JavaModifier.PUBLIC))
			.filter((type) -> !isHidden(type.getPackageName()))
			.map(PublicApiTests::name)
			.sorted()
			.toList();
	}

	private static Stream<JavaClass> classes() {
		return new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
			.importPackages("dev.spyglass")
			.stream()
			.filter((type) -> !type.getSimpleName().isEmpty());
	}

	private static boolean isHidden(String packageName) {
		return packageName.startsWith("dev.spyglass.")
				&& (packageName.contains(".internal") || packageName.endsWith(".autoconfigure"));
	}

	private static String name(JavaClass type) {
		return type.getName().substring("dev.spyglass.".length());
	}

}
