/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.blackbox;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * The configurations of Grafana Alloy, which can't be run here: syntax, components, their
 * arguments by Alloy 1.18's reference, and that each leads to another.
 */
class AlloyTests {

	/** What a block may have, its own blocks with a slash behind. */
	private static final Map<String, Set<String>> KNOWN = Map.ofEntries(
			Map.entry("",
					Set.of("loki.source.file/", "loki.process/", "discovery.docker/", "discovery.relabel/",
							"loki.source.docker/", "loki.write/", "otelcol.receiver.loki/", "otelcol.storage.file/",
							"otelcol.exporter.awss3/")),
			Map.entry("loki.source.file", Set.of("targets", "forward_to", "file_match/")),
			Map.entry("file_match", Set.of("enabled", "sync_period", "ignore_older_than")),
			Map.entry("loki.process",
					Set.of("forward_to", "stage.regex/", "stage.labels/", "stage.limit/", "stage.match/", "stage.json/",
							"stage.timestamp/", "stage.template/", "stage.truncate/", "stage.structured_metadata/",
							"stage.label_keep/")),
			Map.entry("stage.regex", Set.of("expression", "source", "labels_from_groups")),
			Map.entry("stage.labels", Set.of("values", "source_type")),
			Map.entry("stage.limit", Set.of("rate", "burst", "drop", "by_label_name", "max_distinct_labels")),
			Map.entry("stage.match",
					Set.of("selector", "action", "drop_counter_reason", "pipeline_name", "stage.multiline/",
							"stage.static_labels/")),
			Map.entry("stage.multiline", Set.of("firstline", "max_lines", "max_wait_time", "trim_newlines")),
			Map.entry("stage.static_labels", Set.of("values")),
			Map.entry("stage.json", Set.of("expressions", "regex", "drop_malformed", "source")),
			Map.entry("stage.timestamp",
					Set.of("format", "source", "action_on_failure", "action_on_duplicate_timestamp", "fallback_formats",
							"location")),
			Map.entry("stage.template", Set.of("source", "template")), Map.entry("stage.truncate", Set.of("rule/")),
			Map.entry("rule",
					Set.of("limit", "sources", "source_type", "suffix", "source_labels", "regex", "action",
							"target_label", "replacement", "separator", "modulus")),
			Map.entry("stage.structured_metadata", Set.of("values", "regex")),
			Map.entry("stage.label_keep", Set.of("values")),
			Map.entry("discovery.docker", Set.of("host", "refresh_interval", "filter/", "match_first_network", "port")),
			Map.entry("filter", Set.of("name", "values")), Map.entry("discovery.relabel", Set.of("targets", "rule/")),
			Map.entry("loki.source.docker",
					Set.of("host", "targets", "labels", "forward_to", "refresh_interval", "relabel_rules")),
			Map.entry("loki.write", Set.of("external_labels", "max_streams", "endpoint/", "wal/")),
			Map.entry("endpoint",
					Set.of("url", "batch_size", "batch_wait", "max_backoff_period", "max_backoff_retries",
							"min_backoff_period", "name", "remote_timeout", "retry_on_http_429", "tenant_id")),
			Map.entry("wal",
					Set.of("enabled", "drain_timeout", "max_segment_age", "min_read_frequency", "max_read_frequency")),
			Map.entry("otelcol.receiver.loki", Set.of("output/")), Map.entry("output", Set.of("logs")),
			Map.entry("otelcol.storage.file",
					Set.of("directory", "create_directory", "directory_permissions", "fsync", "timeout",
							"compaction/")),
			Map.entry("compaction",
					Set.of("directory", "on_start", "on_rebound", "check_interval", "cleanup_on_start",
							"max_transaction_size")),
			Map.entry("otelcol.exporter.awss3", Set.of("timeout", "s3_uploader/", "marshaler/", "sending_queue/")),
			Map.entry("s3_uploader",
					Set.of("region", "s3_bucket", "s3_prefix", "s3_partition_format", "endpoint", "s3_force_path_style",
							"compression", "role_arn", "storage_class")),
			Map.entry("marshaler", Set.of("type")),
			Map.entry("sending_queue",
					Set.of("enabled", "storage", "sizer", "queue_size", "block_on_overflow", "num_consumers",
							"wait_for_result", "batch/")),
			Map.entry("batch", Set.of("flush_timeout", "sizer", "min_size", "max_size")));

	private static final Map<String, String> EXPORTS = Map.of("loki.process", "receiver", "loki.write", "receiver",
			"discovery.docker", "targets", "discovery.relabel", "output", "otelcol.receiver.loki", "receiver",
			"otelcol.storage.file", "handler", "otelcol.exporter.awss3", "input");

	@ParameterizedTest
	@ValueSource(strings = { "lines", "loki", "s3" })
	void everyBlockAndArgumentIsInTheReference(String name) {
		walk(read(name), (block, key) -> assertThat(KNOWN).as("in %s.alloy", name)
			.hasEntrySatisfying(block, (known) -> assertThat(known).contains(key)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "loki", "s3" })
	void everyComponentLeadsToOneThatIsThere(String sink) {
		List<AlloySyntax.Block> components = Stream.of("lines", sink)
			.flatMap((name) -> read(name).blocks().stream())
			.toList();
		Set<String> exported = components.stream()
			.map((one) -> one.name() + "." + one.label() + "." + EXPORTS.get(one.name()))
			.collect(Collectors.toSet());
		assertThat(exported).hasSameSizeAs(components);
		Set<String> used = new HashSet<>();
		components.forEach((component) -> references(component, used));
		assertThat(exported).containsAll(used);
		Set<String> idle = new HashSet<>(exported);
		idle.removeAll(used);
		assertThat(idle).allSatisfy((one) -> assertThat(one).startsWith("loki.source."));
	}

	@Test
	void whatIsNoAlloyIsRefused() {
		Stream.of("loki.write \"a\" {", "a = ", "a = {b = 1", "a = 1 a = 2", "a = 'x'", "a { } }")
			.forEach((text) -> assertThatIllegalArgumentException().as(text).isThrownBy(() -> AlloySyntax.read(text)));
	}

	static AlloySyntax.Block read(String name) {
		return AlloySyntax.read(Query.read(Query.DEPLOY.resolve("alloy/" + name + ".alloy")));
	}

	private static void walk(AlloySyntax.Block block, BiConsumer<String, String> visitor) {
		block.attributes().keySet().forEach((key) -> visitor.accept(block.name(), key));
		block.blocks().forEach((inner) -> {
			visitor.accept(block.name(), inner.name() + "/");
			walk(inner, visitor);
		});
	}

	private static void references(AlloySyntax.Block block, Set<String> used) {
		block.attributes().values().forEach((value) -> references(value, used));
		block.blocks().forEach((inner) -> references(inner, used));
	}

	private static void references(Object value, Set<String> used) {
		if (value instanceof AlloySyntax.Reference reference) {
			used.add(reference.path());
		}
		else if (value instanceof AlloySyntax.Call call) {
			assertThat(call.function()).isIn("coalesce", "sys.env");
			call.arguments().forEach((argument) -> references(argument, used));
		}
		else if (value instanceof Map<?, ?> map) {
			map.values().forEach((inner) -> references(inner, used));
		}
		else if (value instanceof Collection<?> list) {
			list.forEach((inner) -> references(inner, used));
		}
	}

}
