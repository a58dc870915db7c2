/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.blackbox;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The alerts, their tests and runbooks, and the configuration around them.
 */
class AlertTests {

	private static final Path PROMETHEUS = Query.DEPLOY.resolve("prometheus");

	private static final String RUNBOOKS = "https://github.com/spyglass-dev/spyglass/blob/main/docs/";

	@Test
	void everyAlertHasSeveritySummaryDescriptionAndARunbook() {
		assertThat(Stream.concat(ofPrometheus().stream(), ofLoki().stream()).toList()).hasSizeGreaterThanOrEqualTo(16)
			.allSatisfy((alert) -> {
				assertThat(texts(alert, "labels").get("severity")).isIn("critical", "warning");
				Map<String, String> annotations = texts(alert, "annotations");
				assertThat(annotations.get("summary")).isNotBlank();
				assertThat(annotations.get("description")).isNotBlank();
				String url = annotations.get("runbook_url");
				assertThat(url).isEqualTo(RUNBOOKS + "runbooks/" + alert.get("alert") + ".md");
				assertThat(Query.DOCS.resolve(url.substring(RUNBOOKS.length()))).content()
					.contains("## Meaning", "## Impact", "## Diagnose", "## Mitigate", "## Threshold", "```promql")
					.contains("Severity " + texts(alert, "labels").get("severity"));
				assertThat(Query.DOCS.resolve("runbooks/README.md")).content()
					.contains("(" + alert.get("alert") + ".md)");
			});
	}

	@Test
	@SuppressWarnings("unchecked")
	void everyAlertIsTestedToFireToRecoverAndNotToFire() {
		assertThat(ofPrometheus()).allSatisfy((alert) -> {
			Map<String, List<Map<String, Object>>> file = Yaml
				.read(PROMETHEUS.resolve("tests/" + alert.get("alert") + ".yml"));
			List<List<Boolean>> fires = file.get("tests")
				.stream()
				.map((test) -> ((List<Map<String, Object>>) test.get("alert_rule_test")).stream()
					.peek((check) -> assertThat(check.get("alertname")).isEqualTo(alert.get("alert")))
					.map((check) -> !((List<?>) check.get("exp_alerts")).isEmpty())
					.toList())
				.toList();
			assertThat(fires).contains(List.of(false, true, false), List.of(false));
		});
	}

	@Test
	void promtoolRunsAllTests() {
		List<Path> tests = Query.files(PROMETHEUS.resolve("tests"), ".yml");
		String[] arguments = Stream
			.concat(Stream.of("test", "rules"), tests.stream().map((file) -> "tests/" + file.getFileName()))
			.toArray(String[]::new);
		Tool.Result result = Tool.PROMTOOL.run(PROMETHEUS, "", arguments);
		assertThat(result.exit()).as(result.output()).isZero();
		assertThat(result.output().split("SUCCESS", -1)).hasSize(ofPrometheus().size() + 1);
	}

	@Test
	void promtoolAcceptsTheConfigurations(@TempDir Path folder) throws Exception {
		Files.createDirectory(folder.resolve("rules"));
		for (Path file : Query.files(PROMETHEUS.resolve("rules"), ".yml")) {
			Files.copy(file, folder.resolve("rules").resolve(file.getFileName()));
		}
		for (String name : List.of("prometheus.yml", "prometheus-local.yml", "prometheus-kubernetes.yml")) {
			// Debian's promtool is built without Kubernetes: its targets come from a file
			// then.
			String content = Query.read(PROMETHEUS.resolve(name))
				.replaceAll("kubernetes_sd_configs:\\s+- role: pod", "file_sd_configs: [{files: [none.yml]}]");
			Files.writeString(folder.resolve(name), content);
			Tool.Result result = Tool.PROMTOOL.run(folder, "", "check", "config", name);
			assertThat(result.exit()).as(result.output()).isZero();
			assertThat(result.output()).contains("2 rule files found");
		}
	}

	@Test
	void amtoolAcceptsTheRouting() {
		Tool.Result result = Tool.AMTOOL.run(Query.DEPLOY.resolve("alertmanager"), "", "check-config",
				"alertmanager.yml");
		assertThat(result.exit()).as(result.output()).isZero();
		Tool.Result route = Tool.AMTOOL.run(Query.DEPLOY.resolve("alertmanager"), "", "config", "routes", "test",
				"--config.file=alertmanager.yml", "--verify.receivers=webhook", "severity=critical",
				"alertname=ServiceDown");
		assertThat(route.exit()).as(route.output()).isZero();
	}

	@Test
	@SuppressWarnings("unchecked")
	void grafanasFilesReferToDataSourcesThatExist() {
		Path provisioning = Query.DEPLOY.resolve("grafana/provisioning");
		Map<String, Object> sources = Yaml.read(provisioning.resolve("datasources/spyglass.yaml"));
		List<Map<String, Object>> all = (List<Map<String, Object>>) sources.get("datasources");
		List<Object> uids = all.stream().map((source) -> source.get("uid")).toList();
		assertThat(uids).containsExactly("prometheus", "loki", "jaeger", "alertmanager");
		assertThat(all)
			.allSatisfy((source) -> assertThat(source).containsKeys("name", "type", "access", "url", "jsonData"));
		String text = Query.read(provisioning.resolve("datasources/spyglass.yaml"));
		assertThat(text.lines()
			.filter((line) -> line.contains("datasourceUid:"))
			.map((line) -> line.strip().split(": ")[1])).hasSizeGreaterThanOrEqualTo(5)
			.allSatisfy((uid) -> assertThat(uids).contains(uid));
		Map<String, Object> providers = Yaml.read(provisioning.resolve("dashboards/spyglass.yaml"));
		assertThat((List<Map<String, Object>>) providers.get("providers")).singleElement()
			.satisfies((provider) -> assertThat(provider).containsEntry("type", "file"));
	}

	private static List<Map<String, Object>> ofPrometheus() {
		return Query.rules(PROMETHEUS.resolve("rules/alerts.yml"));
	}

	private static List<Map<String, Object>> ofLoki() {
		return Query.rules(Query.DEPLOY.resolve("loki/rules/fake/spyglass.yaml"));
	}

	@SuppressWarnings("unchecked")
	private static Map<String, String> texts(Map<String, Object> alert, String key) {
		return (Map<String, String>) alert.get(key);
	}

}
