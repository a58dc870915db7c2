/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.blackbox;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.spyglass.vocabulary.LogField;
import dev.spyglass.vocabulary.LogFields;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * All collectors name the same labels and ids, and only fields that the vocabulary has.
 */
class CollectorFieldsTests {

	/** What a line is found by beside its labels: structured metadata. */
	private static final Set<String> IDS = Set.of(LogFields.TRACE_ID, LogFields.SPAN_ID, LogFields.REQUEST_ID,
			LogFields.CORRELATION_ID, LogFields.USER_ID, LogFields.TENANT_ID, LogFields.TASK_ID, LogFields.BATCH_ID);

	private static final List<String> LEVELS = List.of("TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL");

	/**
	 * Steps on the way, which are no fields: {@code name} is of the file, for example.
	 */
	private static final Set<String> STEPS = Set.of("parsed", "line_service", "file_service", "seconds", "ahead",
			"line", "truncated", "Entry", "Value", "filename");

	private static final Pattern TEMPLATE_NAME = Pattern.compile("(?<=[\\s(])\\.(\\w+)");

	@Test
	void alloy() {
		AlloySyntax.Block file = AlloyTests.read("lines");
		AlloySyntax.Block lines = file.blocks().stream().filter((one) -> one.label().equals("lines")).findAny().get();
		assertFields("Alloy", stages(lines, "stage.json").flatMap((stage) -> keysAndValues(stage, "expressions")));
		assertFields("Alloy", stages(lines, "stage.template").flatMap((stage) -> Stream
			.concat(Stream.of((String) stage.attributes().get("source")), names(stage.attributes().get("template")))));
		assertThat(stages(lines, "stage.label_keep").findAny().get().attributes().get("values"))
			.isEqualTo(List.of(LogFields.SERVICE, LogFields.ENVIRONMENT, LogFields.LEVEL));
		assertLabels(stages(lines, "stage.labels").flatMap((stage) -> keysAndValues(stage, "values")));
		assertIds(stages(lines, "stage.structured_metadata").flatMap((stage) -> keysAndValues(stage, "values")));
		stages(lines, "stage.template").map((stage) -> (String) stage.attributes().get("template"))
			.filter((template) -> template.contains("list "))
			.forEach(CollectorFieldsTests::assertLevels);
	}

	@Test
	void promtail() {
		Map<String, Object> file = Yaml.read(Query.DEPLOY.resolve("promtail/promtail.yaml"));
		List<List<Map<String, Object>>> pipelines = Yaml.maps(file, "scrape_configs")
			.stream()
			.map((job) -> Yaml.maps(job, "pipeline_stages"))
			.toList();
		assertThat(pipelines).hasSize(2).allMatch((one) -> one.equals(pipelines.get(0)));
		List<Map<String, Object>> stages = pipelines.get(0);
		assertFields("Promtail", of(stages, "json").flatMap((stage) -> flat(Yaml.map(stage, "expressions"))));
		assertFields("Promtail", of(stages, "template")
			.flatMap((stage) -> Stream.concat(Stream.of((String) stage.get("source")), names(stage.get("template")))));
		assertThat(stages.get(stages.size() - 1)).containsEntry("labelallow",
				List.of(LogFields.SERVICE, LogFields.ENVIRONMENT, LogFields.LEVEL));
		assertLabels(of(stages, "labels").flatMap((stage) -> stage.keySet().stream()));
		assertIds(of(stages, "structured_metadata").flatMap((stage) -> stage.keySet().stream()));
		of(stages, "template").map((stage) -> (String) stage.get("template"))
			.filter((template) -> template.contains("list "))
			.forEach(CollectorFieldsTests::assertLevels);
	}

	@Test
	void fluentBit() {
		String lua = Query.read(Query.DEPLOY.resolve("fluent-bit/lines.lua"));
		assertFields("Fluent Bit", all("record\\.(\\w+)", lua.substring(lua.indexOf("function mark"))));
		assertIds(Stream.concat(Stream.of(LogFields.TAGS),
				all("\"(\\w+)\"", all("local IDS = \\{([^}]*)}", lua).findAny().get())));
		assertThat(all("(\\w+) = true", all("local LEVELS = \\{([^}]*)}", lua).findAny().get()))
			.containsExactlyElementsOf(LEVELS);
		Map<String, Object> file = Yaml.read(Query.DEPLOY.resolve("fluent-bit/loki.yaml"));
		Map<String, Object> loki = Yaml.maps(Yaml.map(file, "pipeline"), "outputs").get(0);
		assertLabels(named(loki.get("labels")));
		assertIds(named(loki.get("structured_metadata")));
		Set<String> removed = new TreeSet<>(IDS);
		removed.addAll(KnownNames.STREAM);
		removed.add(LogFields.TAGS);
		assertThat(((String) loki.get("remove_keys")).split(", ")).containsExactlyInAnyOrderElementsOf(removed);
	}

	@Test
	void openTelemetryCollector() {
		String file = Query.read(Query.DEPLOY.resolve("otel-collector/config.yaml"));
		assertFields("Collector", all("attributes\\.line\\??\\.(\\w+)", file));
		Map<String, Object> receiver = Yaml
			.map(Yaml.map(Yaml.read(Query.DEPLOY.resolve("otel-collector/config.yaml")), "receivers"), "file_log");
		List<String> kept = Yaml.maps(receiver, "operators")
			.stream()
			.filter((one) -> "retain".equals(one.get("type")))
			.flatMap((one) -> Yaml.texts(one, "fields").stream())
			.toList();
		assertLabels(kept.stream().filter((one) -> one.startsWith("resource.")).map((one) -> one.substring(9)));
		// The trace's ids have places of their own in OTLP.
		assertThat(file).contains("trace_parser", "attributes.line.trace_id", "attributes.line.span_id");
		assertIds(Stream.concat(Stream.of(LogFields.TRACE_ID, LogFields.SPAN_ID),
				kept.stream().filter((one) -> one.startsWith("attributes.")).map((one) -> one.substring(11))));
		assertThat(all("line\\?\\.level in \\[([^\\]]*)]", file).flatMap((list) -> all("\"(\\w+)\"", list)))
			.containsExactlyElementsOf(LEVELS);
	}

	@Test
	void linesOverOtlp() {
		String file = Query.read(Query.DEPLOY.resolve("otel-collector/otlp-lines.yaml"));
		assertFields("lines over OTLP", all("cache\\[\"line\"]\\[\"(\\w+)\"]", file));
		assertFields("lines over OTLP", all("log\\.attributes\\[\"(\\w+)\"]", file));
		Set<String> ids = all("keep_keys\\(log.attributes, \\[([^\\]]*)]", file)
			.flatMap((list) -> all("\"(\\w+)\"", list))
			.collect(Collectors.toSet());
		ids.addAll(Set.of(LogFields.TRACE_ID, LogFields.SPAN_ID, LogFields.TAGS));
		assertIds(ids.stream());
		assertLabels(Arrays.stream(all("keys: \\[([^\\]]*)]", file).findAny().get().split(", ")));
	}

	@Test
	void lokiMakesLabelsOfNothingElse() {
		for (Path file : List.of(Query.DEPLOY.resolve("loki/loki.yaml"), Query.DEPLOY.resolve("loki/s3.yaml"),
				Query.DEPLOY.resolve("loki/multi-tenant.yaml"))) {
			Map<String, Object> limits = Yaml.map(Yaml.read(file), "limits_config");
			Map<String, Object> attributes = Yaml.map(Yaml.map(limits, "otlp_config"), "resource_attributes");
			assertThat(attributes).containsEntry("ignore_defaults", true);
			assertThat(Yaml.maps(attributes, "attributes_config")).singleElement()
				.satisfies((one) -> assertLabels(Yaml.texts(one, "attributes").stream()));
		}
	}

	private static void assertFields(String collector, Stream<String> names) {
		Set<String> used = names.filter((name) -> !STEPS.contains(name)).collect(Collectors.toCollection(TreeSet::new));
		Set<String> fields = Stream.of(LogField.values()).map(LogField::fieldName).collect(Collectors.toSet());
		assertThat(used).as(collector).isNotEmpty();
		assertThat(fields).as(collector).containsAll(used);
	}

	private static void assertLabels(Stream<String> names) {
		Set<String> used = names.filter((name) -> !name.isEmpty() && !STEPS.contains(name)).collect(Collectors.toSet());
		assertThat(used).isEqualTo(KnownNames.STREAM);
	}

	private static void assertIds(Stream<String> names) {
		Set<String> expected = new TreeSet<>(IDS);
		expected.add(LogFields.TAGS);
		assertThat(names.filter((name) -> !name.isEmpty())).containsExactlyInAnyOrderElementsOf(expected);
	}

	private static void assertLevels(String template) {
		assertThat(all("\\(list ([^)]*)\\)", template).flatMap((list) -> all("\"(\\w+)\"", list)))
			.containsExactlyElementsOf(LEVELS);
	}

	private static Stream<AlloySyntax.Block> stages(AlloySyntax.Block block, String name) {
		return block.blocks().stream().filter((one) -> one.name().equals(name));
	}

	private static Stream<String> keysAndValues(AlloySyntax.Block stage, String key) {
		return flat((Map<?, ?>) stage.attributes().get(key));
	}

	/** Names on both sides; a quoted value is a text. */
	private static Stream<String> flat(Map<?, ?> map) {
		Collection<String> names = new LinkedHashSet<>();
		map.forEach((name, source) -> {
			names.add((String) name);
			if (source instanceof String text && !text.isEmpty() && !text.startsWith("'")) {
				names.add(text);
			}
		});
		return names.stream();
	}

	@SuppressWarnings("unchecked")
	private static Stream<Map<String, Object>> of(List<Map<String, Object>> stages, String name) {
		return stages.stream().filter((one) -> one.containsKey(name)).map((one) -> (Map<String, Object>) one.get(name));
	}

	private static Stream<String> names(Object template) {
		return TEMPLATE_NAME.matcher((String) template).results().map((match) -> match.group(1));
	}

	/** {@code name=$field}, where both are the same. */
	private static Stream<String> named(Object list) {
		return Arrays.stream(((String) list).split(", ")).map((one) -> {
			String[] parts = one.split("=\\$");
			assertThat(parts[0]).isEqualTo(parts[1]);
			return parts[0];
		});
	}

	private static Stream<String> all(String regex, String text) {
		List<MatchResult> results = Pattern.compile(regex).matcher(text).results().toList();
		assertThat(results).as(regex).isNotEmpty();
		return results.stream().map((match) -> match.group(1));
	}

}
