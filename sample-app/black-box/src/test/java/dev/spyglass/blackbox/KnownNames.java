/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.blackbox;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.spyglass.vocabulary.FrameworkMeters;
import dev.spyglass.vocabulary.LogField;
import dev.spyglass.vocabulary.MeterCatalog;
import dev.spyglass.vocabulary.MeterEntry;
import dev.spyglass.vocabulary.TagNames;

/**
 * Names that queries may use: those of the vocabulary as Prometheus and Loki show them,
 * and what Prometheus itself adds.
 */
final class KnownNames {

	/** Labels that the scrape configuration gives every target. */
	static final Set<String> TARGET = Set.of("job", "instance", TagNames.SERVICE, TagNames.ENVIRONMENT);

	/** Labels of streams in Loki; everything else is in the line. */
	static final Set<String> STREAM = Set.of(TagNames.SERVICE, TagNames.ENVIRONMENT, TagNames.LEVEL);

	/** Series that no application shows, and their labels. */
	static final Map<String, Set<String>> PROMETHEUS = Map.of("up", Set.of(), "scrape_duration_seconds", Set.of(),
			"scrape_samples_scraped", Set.of(), "ALERTS", Set.of("alertname", "alertstate", "severity"));

	/** Fields that Spyglass' own events have beside the vocabulary's, and Loki's own. */
	private static final Set<String> EVENTS = Set.of(TagNames.COMPONENT, TagNames.SINK, TagNames.METER, TagNames.TAG,
			"from", "to", "cause", "dropped", "__error__");

	private KnownNames() {
	}

	/** Labels by series, of the vocabulary's meters alone. */
	static Map<String, Set<String>> meters() {
		Map<String, Set<String>> series = new HashMap<>();
		Stream.of(MeterCatalog.OWN, MeterCatalog.OTHERS, FrameworkMeters.ALL).flatMap(List::stream).forEach((meter) -> {
			Set<String> tags = meter.tags().stream().map(KnownNames::underscored).collect(Collectors.toSet());
			endings(meter).forEach((ending) -> series.put(name(meter) + ending, tags));
		});
		series.replaceAll((name, tags) -> name.endsWith("_bucket") ? with(tags, "le") : tags);
		return series;
	}

	/** The same, with what rules record and Prometheus adds. */
	static Map<String, Set<String>> series() {
		Map<String, Set<String>> series = meters();
		series.putAll(PROMETHEUS);
		Query.rules(Query.DEPLOY.resolve("prometheus/rules/recording.yml")).forEach((rule) -> {
			String name = (String) rule.get("record");
			series.put(name, Set.of(name.substring(0, name.indexOf(':')).split("_")));
		});
		return series;
	}

	/** Fields as Loki flattens them. */
	static Set<String> fields() {
		Set<String> fields = new HashSet<>(EVENTS);
		for (LogField field : LogField.values()) {
			fields.add(field.fieldName());
			field.members().forEach((member) -> fields.add(field.fieldName() + "_" + member.name()));
		}
		return fields;
	}

	private static Set<String> with(Set<String> tags, String label) {
		Set<String> all = new HashSet<>(tags);
		all.add(label);
		return all;
	}

	private static String name(MeterEntry meter) {
		return underscored(meter.name()) + (meter.unit().isEmpty() ? "" : "_" + meter.unit());
	}

	private static String underscored(String name) {
		return name.replace('.', '_');
	}

	private static List<String> endings(MeterEntry meter) {
		return switch (meter.kind()) {
			case GAUGE -> List.of("");
			case COUNTER -> List.of("_total");
			case HISTOGRAM -> List.of("_bucket", "_count", "_sum", "_max");
			case TIMER -> List.of("_count", "_sum", "_max");
		};
	}

}
