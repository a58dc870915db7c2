/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.health.autoconfigure;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.spyglass.testsupport.RunningApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.convert.DurationStyle;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds {@code deploy/kubernetes} against what an application with Spyglass offers.
 */
@ParameterizedClass
@ValueSource(strings = { "batch-server.yaml", "gateway.yaml" })
class KubernetesManifestTests {

	private static final Path FOLDER = Path.of("../deploy/kubernetes");

	private static final String BATCH_SERVER = "batch-server.yaml";

	private static final String GATEWAY = "gateway.yaml";

	private final String file;

	private final Map<String, Object> deployment;

	private final Map<String, Object> container;

	KubernetesManifestTests(String file) {
		this.file = file;
		this.deployment = document(file, "Deployment");
		this.container = container(this.deployment);
	}

	@Test
	void theApplicationAnswersWhereItIsProbedAndScraped() throws IOException {
		List<String> paths = new ArrayList<>();
		for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
			assertThat(at(this.container, probe, "httpGet", "port")).isEqualTo("http");
			paths.add((String) at(this.container, probe, "httpGet", "path"));
		}
		paths.add((String) at(this.deployment, "spec", "template", "metadata", "annotations", "prometheus.io/path"));
		List<Map<String, Object>> endpoints = list(
				at(document("service-monitor.yaml", "ServiceMonitor"), "spec", "endpoints"));
		endpoints.forEach((endpoint) -> paths.add((String) endpoint.get("path")));
		WebApplicationType type = this.file.equals(GATEWAY) ? WebApplicationType.REACTIVE : WebApplicationType.SERVLET;
		try (RunningApplication application = RunningApplication.start(type, WatchedHealthTests.Application.class)) {
			assertThat(paths).hasSize(5)
				.allSatisfy((path) -> assertThat(application.get(path).statusCode()).as(path).isEqualTo(200));
		}
	}

	@Test
	void livenessIsNotReadiness() {
		assertThat(at(this.container, "livenessProbe", "httpGet", "path")).isEqualTo(HealthProperties.LIVENESS_DEFAULT)
			.isNotEqualTo(at(this.container, "readinessProbe", "httpGet", "path"));
		assertThat(at(this.container, "readinessProbe", "httpGet", "path"))
			.isEqualTo(HealthProperties.READINESS_DEFAULT);
	}

	@Test
	void portsAgree() {
		List<Map<String, Object>> ports = list(this.container.get("ports"));
		List<Map<String, Object>> service = list(at(document(this.file, "Service"), "spec", "ports"));
		assertThat(ports).singleElement().satisfies((port) -> assertThat(port).containsEntry("name", "http"));
		assertThat(service).singleElement().satisfies((port) -> assertThat(port).containsEntry("targetPort", "http"));
		assertThat(at(this.deployment, "spec", "template", "metadata", "annotations", "prometheus.io/port"))
			.isEqualTo(String.valueOf(ports.get(0).get("containerPort")));
	}

	@Test
	void selectorsFindThePods() {
		Map<String, Object> labels = map(at(this.deployment, "spec", "template", "metadata", "labels"));
		assertThat(labels).containsAllEntriesOf(map(at(document(this.file, "Service"), "spec", "selector")))
			.containsAllEntriesOf(
					map(at(document(this.file, "PodDisruptionBudget"), "spec", "selector", "matchLabels")))
			.containsAllEntriesOf(map(at(this.deployment, "spec", "selector", "matchLabels")));
	}

	@Test
	void theMonitorFindsTheService() {
		Map<String, Object> labels = map(at(document(this.file, "Service"), "metadata", "labels"));
		assertThat(labels).containsAllEntriesOf(
				map(at(document("service-monitor.yaml", "ServiceMonitor"), "spec", "selector", "matchLabels")));
	}

	@Test
	void theGatewayFindsTheBatchServer() {
		Map<String, Object> service = document(BATCH_SERVER, "Service");
		Map<String, Object> port = list(at(service, "spec", "ports")).get(0);
		assertThat((List<?>) at(document("kustomization.yaml", "Kustomization"), "resources")).asString()
			.contains(BATCH_SERVER, GATEWAY);
		assertThat(value(container(document(GATEWAY, "Deployment")), "GATEWAY_BATCH_SERVER"))
			.isEqualTo("http://" + at(service, "metadata", "name") + ":" + port.get("port"));
	}

	@Test
	void variablesOfSpyglassAreProperties() throws IOException {
		String reference = Files.readString(Path.of("../docs/properties.md"));
		assertThat(environment()).filteredOn((name) -> name.startsWith("SPYGLASS_"))
			.isNotEmpty()
			.allSatisfy((name) -> assertThat(reference)
				.contains("`" + name.toLowerCase(Locale.ROOT).replace('_', '.') + "`"));
	}

	@Test
	void aPodIsGivenTheTimeThatItsShutdownMayTake() {
		int preStop = (int) at(this.container, "lifecycle", "preStop", "sleep", "seconds");
		int grace = (int) at(this.deployment, "spec", "template", "spec", "terminationGracePeriodSeconds");
		Duration phase = DurationStyle
			.detectAndParse(value(this.container, "SPRING_LIFECYCLE_TIMEOUT_PER_SHUTDOWN_PHASE"));
		// batch-server.workers.stop-timeout
		Duration workers = this.file.equals(BATCH_SERVER) ? Duration.ofSeconds(20) : Duration.ZERO;
		Duration telemetry = Duration.ofSeconds(5);
		assertThat(Duration.ofSeconds(grace)).isGreaterThan(phase.plus(workers).plus(telemetry).plusSeconds(preStop));
	}

	@Test
	void aContainerMayDoNothingThatItNeedNot() {
		assertThat(map(this.container.get("securityContext"))).containsEntry("readOnlyRootFilesystem", true)
			.containsEntry("allowPrivilegeEscalation", false);
		assertThat(map(at(this.deployment, "spec", "template", "spec", "securityContext")))
			.containsEntry("runAsNonRoot", true);
	}

	private List<String> environment() {
		List<Map<String, Object>> variables = list(this.container.get("env"));
		return variables.stream().map((variable) -> (String) variable.get("name")).toList();
	}

	private static String value(Map<String, Object> container, String name) {
		List<Map<String, Object>> variables = list(container.get("env"));
		return variables.stream()
			.filter((variable) -> variable.get("name").equals(name))
			.map((variable) -> (String) variable.get("value"))
			.findFirst()
			.orElseThrow();
	}

	private static Map<String, Object> container(Map<String, Object> deployment) {
		List<Map<String, Object>> containers = list(at(deployment, "spec", "template", "spec", "containers"));
		return containers.get(0);
	}

	private static Map<String, Object> document(String file, String kind) {
		try (Reader reader = Files.newBufferedReader(FOLDER.resolve(file))) {
			for (Object document : new Yaml().loadAll(reader)) {
				if (kind.equals(map(document).get("kind"))) {
					return map(document);
				}
			}
			throw new IllegalStateException("No " + kind + " in " + file);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Object at(Object document, String... path) {
		Object current = document;
		for (String name : path) {
			current = map(current).get(name);
			assertThat(current).as(name).isNotNull();
		}
		return current;
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> map(Object value) {
		return (Map<String, Object>) value;
	}

	@SuppressWarnings("unchecked")
	private static List<Map<String, Object>> list(Object value) {
		return (List<Map<String, Object>>) value;
	}

}
