/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.blackbox;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The compose file: read by the library of Docker Compose itself, and held to what is
 * promised of it.
 */
class ComposeTests {

	private static final Path FILE = Query.DEPLOY.resolve("compose.yaml");

	private static final Pattern PINNED = Pattern.compile("[a-z0-9-]+(/[a-z0-9-]+)?:v?\\d+\\.\\d+\\.\\d+");

	private static final Pattern HOST = Pattern.compile("(?:https?://|')([a-z][a-z-]+):\\d{4,5}");

	private final Map<String, Object> file = Yaml.read(FILE);

	@Test
	void dockerComposeReadsIt(@TempDir Path folder) {
		Path program = program(folder);
		Tool.Result good = run(program, "GRAFANA_ADMIN_USER=someone", "GRAFANA_ADMIN_PASSWORD=a-password");
		assertThat(good.exit()).as(good.output()).isZero();
		assertThat(good.output()).contains("image: grafana/loki:", "GF_SECURITY_ADMIN_PASSWORD: a-password",
				"published: \"3000\"");
		Tool.Result bad = run(program, "GRAFANA_ADMIN_USER=someone", "GRAFANA_ADMIN_PASSWORD=");
		assertThat(bad.exit()).isNotZero();
		assertThat(bad.output()).contains("GRAFANA_ADMIN_PASSWORD");
	}

	@Test
	void itHasTheSampleTheBackendsAndTheCollectors() {
		assertThat(services()).containsKeys("batch-server", "gateway", "loki", "prometheus", "alertmanager", "grafana",
				"jaeger", "alloy", "promtail", "fluent-bit", "otel-collector");
		assertThat(profiles("promtail")).containsExactly("promtail");
		assertThat(profiles("fluent-bit")).containsExactly("fluent-bit");
		assertThat(profiles("otel-collector")).containsExactly("otel-collector");
		assertThat(Query.read(Query.DEPLOY.resolve(".env.example"))).contains("\nCOMPOSE_PROFILES=alloy\n");
	}

	@Test
	void everyImageHasAVersion() {
		assertThat(services()).allSatisfy((name, service) -> {
			String image = (String) service.get("image");
			assertThat(image).as(name)
				.matches(service.containsKey("build") ? Pattern.compile("spyglass/.+:local") : PINNED);
		});
		assertThat(Query.read(Query.DEPLOY.resolve("Dockerfile")).lines().filter((line) -> line.startsWith("FROM ")))
			.allSatisfy((line) -> assertThat(line).matches("FROM [a-z-]+:\\d+\\.\\d+\\.\\d+_\\d+-\\S+( AS build)?"));
	}

	@Test
	void everyServiceIsLookedAfter() {
		assertThat(services()).allSatisfy((name, service) -> {
			Map<String, Object> companion = services().getOrDefault(name + "-health", service);
			assertThat(Yaml.map(companion, "healthcheck")).as(name).containsKeys("test", "interval", "timeout");
			if (companion != service) {
				assertThat(companion).containsEntry("network_mode", "service:" + name);
			}
			assertThat(service).containsEntry("restart", "unless-stopped");
		});
	}

	@Test
	void everyPortIsOnLoopbackAndThereOnce() {
		List<String> ports = services().values().stream().flatMap((one) -> Yaml.texts(one, "ports").stream()).toList();
		assertThat(ports).hasSizeGreaterThan(8)
			.allSatisfy((port) -> assertThat(port).matches("127\\.0\\.0\\.1:\\d+:\\d+"));
		assertThat(ports.stream().map((port) -> port.split(":")[1])).doesNotHaveDuplicates();
		assertThat(Query.read(FILE)).doesNotContain("network_mode: host");
	}

	@Test
	void noPasswordIsInTheFiles() {
		assertThat(services()).allSatisfy((name, service) -> Yaml.map(service, "environment").forEach((key, value) -> {
			if (key.matches(".*(PASSWORD|SECRET|TOKEN|_USER)")) {
				assertThat((String) value).matches("\\$\\{[A-Z_]+:\\?.+}");
			}
		}));
		assertThat(Query.read(Query.DEPLOY.resolve(".env.example")).lines())
			.filteredOn((line) -> line.matches(".*(PASSWORD|SECRET|TOKEN).*=.*"))
			.isNotEmpty()
			.allSatisfy((line) -> assertThat(line).endsWith("="));
		assertThat(Query.read(Query.DEPLOY.resolve("../.gitignore")).lines()).contains(".env");
	}

	@Test
	void everythingThatIsMountedExists() {
		Set<String> used = new TreeSet<>();
		services().values().forEach((service) -> Yaml.texts(service, "volumes").forEach((volume) -> {
			String source = volume.replaceAll("^\\$\\{\\w+:-(\\w+)}", "$1").split(":")[0];
			if (source.startsWith("./")) {
				assertThat(Query.DEPLOY.resolve(source)).exists();
				assertThat(volume).endsWith(":ro");
			}
			else if (!source.startsWith("/")) {
				used.add(source);
			}
		}));
		assertThat(used).containsExactlyInAnyOrderElementsOf(Yaml.map(this.file, "volumes").keySet());
	}

	@Test
	void everyHostThatTheConfigurationsNameIsAService() {
		Set<String> hosts = Stream
			.of("prometheus/prometheus.yml", "grafana/provisioning/datasources/spyglass.yaml", "loki/loki.yaml",
					"alloy/loki.alloy", "promtail/promtail.yaml", "otel-collector/config.yaml", "compose.yaml")
			.map((file) -> Query.read(Query.DEPLOY.resolve(file)))
			.flatMap((text) -> HOST.matcher(text).results())
			.map((match) -> match.group(1))
			.collect(Collectors.toSet());
		assertThat(hosts).contains("batch-server", "gateway", "loki", "jaeger", "alertmanager", "prometheus");
		assertThat(services().keySet()).containsAll(hosts);
	}

	@Test
	void prometheusKeepsExemplarsAndTheSampleSendsItsTraces() {
		assertThat(Yaml.texts(services().get("prometheus"), "command")).contains("--enable-feature=exemplar-storage");
		for (String sample : List.of("batch-server", "gateway")) {
			assertThat(Yaml.map(services().get(sample), "environment")).containsEntry("SERVER_PORT", "8080")
				.containsEntry("MANAGEMENT_OPENTELEMETRY_TRACING_EXPORT_OTLP_ENDPOINT", "http://jaeger:4318/v1/traces");
			// By this label collectors find them, those that read Docker's files too.
			assertThat(Yaml.map(Yaml.map(services().get(sample), "logging"), "options")).containsEntry("labels",
					"com.docker.compose.service");
		}
	}

	@Test
	void everyVariableOfTheFileIsExplained() {
		String example = Query.read(Query.DEPLOY.resolve(".env.example"));
		assertThat(Pattern.compile("\\$\\{(\\w+)").matcher(Query.read(FILE)).results().map(MatchResult::group))
			.isNotEmpty()
			.allSatisfy((variable) -> assertThat(example).contains(variable.substring(2) + "="));
	}

	private Map<String, Map<String, Object>> services() {
		Map<String, Map<String, Object>> services = new HashMap<>();
		Map<String, Object> all = Yaml.map(this.file, "services");
		all.keySet().forEach((name) -> services.put(name, Yaml.map(all, name)));
		return services;
	}

	private List<String> profiles(String service) {
		return Yaml.texts(services().get(service), "profiles");
	}

	/** Built where Go is at hand; {@code deploy/e2e/build} has it ready. */
	private static Path program(Path folder) {
		String built = System.getenv("SPYGLASS_E2E_PROGRAMS");
		if (built != null && Files.isExecutable(Path.of(built, "compose"))) {
			return Path.of(built, "compose");
		}
		Path program = folder.resolve("compose");
		Tool.Result result = Tool.GO.run(Query.DEPLOY.resolve("e2e/compose"), "", "build", "-buildvcs=false", "-o",
				program.toString(), ".");
		Assumptions.assumeTrue(result.exit() == 0, "Skipped because Go could not build it: " + result.output());
		return program;
	}

	private static Tool.Result run(Path program, String... environment) {
		return Tool.ENV.run(Query.DEPLOY, "",
				Stream
					.concat(Stream.of(environment), Stream.of("COMPOSE_PROFILES=", program.toString(), FILE.toString()))
					.toArray(String[]::new));
	}

}
