/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.spyglass.vocabulary.MeterCatalog;
import dev.spyglass.vocabulary.MeterEntry;
import dev.spyglass.vocabulary.MeterEntry.Kind;
import dev.spyglass.vocabulary.MeterNames;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Renders the reference of meters from the vocabulary and holds {@code docs/metrics.md}
 * to it, and the queries in it to Prometheus' own parser.
 */
class MeterReferenceTests {

	private static final Path DOCUMENT = Path.of("../docs/metrics.md");

	private static final Path FRESH = Path.of("target/meters.md");

	private static final Path PROMTOOL = Path.of("/usr/bin/promtool");

	private static final String BEGIN = "<!-- meters: generated from the vocabulary -->\n";

	private static final String END = "<!-- end of meters -->\n";

	@Test
	void theDocumentShowsThemAll() throws IOException {
		String fresh = render();
		Files.writeString(FRESH, fresh);
		String document = Files.readString(DOCUMENT);
		assertThat(document.substring(document.indexOf(BEGIN) + BEGIN.length(), document.indexOf(END)))
			.as("copy autoconfigure/target/meters.md between the marks in docs/metrics.md if the change is meant")
			.isEqualTo(fresh);
	}

	@Test
	void theCatalogHasEveryNameOfTheVocabulary() throws IllegalAccessException {
		Set<String> catalog = all().map(MeterEntry::name).collect(Collectors.toSet());
		for (Field field : MeterNames.class.getDeclaredFields()) {
			if (!field.getName().equals("EXECUTOR_QUEUED")) {
				assertThat(catalog).contains((String) field.get(null));
			}
		}
	}

	@Test
	void prometheusUnderstandsEveryQuery(@TempDir Path folder) throws IOException, InterruptedException {
		Assumptions.assumeTrue(Files.isExecutable(PROMTOOL),
				"Skipped: promtool is not installed (Debian package prometheus)");
		StringBuilder rules = new StringBuilder("groups:\n- name: documented\n  rules:\n");
		int[] number = { 0 };
		all().filter((meter) -> meter.kind() == Kind.HISTOGRAM)
			.flatMap((meter) -> Stream.of("0.5", "0.95", "0.99").map((quantile) -> query(meter, quantile)))
			.forEach((query) -> rules.append("  - record: documented:")
				.append(number[0]++)
				.append("\n    expr: ")
				.append(query)
				.append('\n'));
		Path file = Files.writeString(folder.resolve("rules.yml"), rules);
		Process process = new ProcessBuilder(PROMTOOL.toString(), "check", "rules", file.toString())
			.redirectErrorStream(true)
			.start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor()).as(output).isZero();
		assertThat(output).contains("SUCCESS: " + number[0] + " rules found");
	}

	private static String render() {
		StringBuilder text = new StringBuilder();
		text.append("| meter | Prometheus | type | tags | meaning |\n|---|---|---|---|---|\n");
		all().forEach((meter) -> text.append("| `%s` | `%s` | %s | %s | %s |%n".formatted(meter.name(),
				prometheus(meter), meter.kind().name().toLowerCase(Locale.ROOT), tags(meter), meter.meaning())));
		text.append("""

				P95 of each; 0.5 and 0.99 in place of 0.95 give P50 and P99:

				```promql
				""");
		all().filter((meter) -> meter.kind() == Kind.HISTOGRAM)
			.forEach((meter) -> text.append(query(meter, "0.95")).append('\n'));
		return text.append("```\n").toString();
	}

	private static Stream<MeterEntry> all() {
		return Stream.concat(MeterCatalog.OWN.stream(), MeterCatalog.OTHERS.stream());
	}

	private static String query(MeterEntry meter, String quantile) {
		List<String> by = meter.tags().isEmpty() ? List.of("le")
				: List.of("le", meter.tags().get(meter.tags().contains("uri") ? 1 : 0).replaceAll("[.]", "_"));
		return "histogram_quantile(%s, sum by (%s) (rate(%s[5m])))".formatted(quantile, String.join(", ", by),
				prometheus(meter));
	}

	private static String prometheus(MeterEntry meter) {
		String name = meter.name().replace('.', '_') + (meter.unit().isEmpty() ? "" : "_" + meter.unit());
		return switch (meter.kind()) {
			case GAUGE -> name;
			case COUNTER -> name + "_total";
			case HISTOGRAM -> name + "_bucket";
			case TIMER -> name + "_count";
		};
	}

	private static String tags(MeterEntry meter) {
		return meter.tags().stream().map((tag) -> "`" + tag + "`").collect(Collectors.joining(", "));
	}

}
