/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.blackbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every YAML file under {@code deploy} is read strictly, and is checked by something that
 * knows what may stand in it.
 */
class DeployFilesTests {

	/** By a schema of ours, kept by hand from the program's reference. */
	private static final Map<String, String> SCHEMAS = schemas();

	/** By the program itself or its own library, in the test or script that is named. */
	private static final Map<String, String> OTHERS = Map.ofEntries(
			Map.entry("compose.yaml", "ComposeTests: Docker Compose's library"),
			Map.entry("prometheus/prometheus.yml", "AlertTests: promtool"),
			Map.entry("prometheus/prometheus-local.yml", "AlertTests: promtool"),
			Map.entry("prometheus/prometheus-kubernetes.yml", "AlertTests: promtool"),
			Map.entry("prometheus/rules/", "AlertTests: promtool"),
			Map.entry("prometheus/tests/", "AlertTests: promtool"),
			Map.entry("alertmanager/alertmanager.yml", "AlertTests: amtool"),
			Map.entry("loki/rules/", "QueryTests and AlertTests: Grafana's grammar of LogQL"),
			Map.entry("otel-collector/config.yaml", "BackendsIT: the Collector runs with it"),
			Map.entry("jaeger/config.yaml", "BackendsIT: Jaeger runs with it"),
			Map.entry("otel-collector/otlp-lines.yaml", "BackendsIT: a Collector runs with it"),
			Map.entry("e2e/collector/", "deploy/e2e/build: the Collector's builder"),
			Map.entry("kubernetes/", "deploy/kubernetes/validate: Kubernetes' schemas"));

	/** By nothing but this test's reading: why. */
	private static final Map<String, String> SKIPPED = Map.of("otel-collector/s3.yaml",
			"the exporter's module is not served in this release", "otel-collector/elasticsearch.yaml",
			"the exporter's module is not served in this release", "loki/helm-values.yaml",
			"the chart's values were compared by hand, its schema can't be had from a registry");

	@ParameterizedTest
	@MethodSource("files")
	void everyFileIsReadAndCheckedBySomething(String file) {
		assertThat(Yaml.documents(Query.DEPLOY.resolve(file))).isNotEmpty().doesNotContainNull();
		long checks = Stream.of(SCHEMAS, OTHERS, SKIPPED)
			.flatMap((by) -> by.keySet().stream())
			.filter((name) -> name.endsWith("/") ? file.startsWith(name) : file.equals(name))
			.count();
		assertThat(checks).as("who checks %s?", file).isOne();
	}

	@ParameterizedTest
	@MethodSource("filesWithSchema")
	void everyFileWithASchemaKeepsToIt(String file) {
		Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
			.getSchema(DeployFilesTests.class.getResourceAsStream("/schema/" + SCHEMAS.get(file) + ".json"));
		String json = JsonMapper.shared().writeValueAsString((Object) Yaml.read(Query.DEPLOY.resolve(file)));
		assertThat(schema.validate(json, InputFormat.JSON)).as(file).isEmpty();
	}

	@Test
	void theDocumentationSaysWhatWasNotChecked() {
		String backends = Query.read(Query.DOCS.resolve("backends.md"));
		assertThat(SKIPPED.keySet()).allSatisfy((file) -> assertThat(backends).contains("`" + file + "`"));
	}

	static Stream<String> files() {
		return Stream.of(".yaml", ".yml")
			.flatMap((ending) -> Query.files(Query.DEPLOY, ending).stream())
			.map((file) -> Query.DEPLOY.relativize(file).toString())
			.filter((file) -> !file.contains("node_modules"));
	}

	static Stream<String> filesWithSchema() {
		return SCHEMAS.keySet().stream();
	}

	private static Map<String, String> schemas() {
		Map<String, String> schemas = new LinkedHashMap<>();
		List.of("loki", "s3", "multi-tenant", "tenants")
			.forEach((name) -> schemas.put("loki/" + name + ".yaml", "loki"));
		List.of("pipeline", "loki", "s3", "opensearch")
			.forEach((name) -> schemas.put("fluent-bit/" + name + ".yaml", "fluent-bit"));
		schemas.put("promtail/promtail.yaml", "promtail");
		schemas.put("grafana/provisioning/datasources/spyglass.yaml", "grafana-datasources");
		schemas.put("grafana/provisioning/dashboards/spyglass.yaml", "grafana-dashboards");
		return schemas;
	}

}
