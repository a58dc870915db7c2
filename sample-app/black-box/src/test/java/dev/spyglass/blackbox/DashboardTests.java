/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.blackbox;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The dashboards are what their code makes, and every panel explains itself.
 */
class DashboardTests {

	private static final Path FOLDER = Query.DEPLOY.resolve("grafana/dashboards");

	private static final String RUNBOOKS = "https://github.com/spyglass-dev/spyglass/blob/main/docs/";

	@Test
	void theFilesAreWhatTheCodeMakes(@TempDir Path fresh) {
		Tool.Result result = Tool.NODE.run(GrafanaBuild.folder(), "", "build.mjs", fresh.toString());
		assertThat(result.exit()).as(result.output()).isZero();
		assertThat(Query.files(fresh, ".json")).hasSize(5)
			.allSatisfy((file) -> assertThat(FOLDER.resolve(file.getFileName()))
				.as("run npm run build in deploy/grafana if the change is meant")
				.hasSameTextualContentAs(file));
		assertThat(Query.files(FOLDER, ".json")).hasSize(5);
	}

	@Test
	void everyPanelHasTitleDescriptionUnitAndQueries() {
		assertThat(panels()).hasSizeGreaterThan(60).allSatisfy((panel) -> {
			assertThat(panel.path("title").asString("")).isNotBlank();
			assertThat(panel.path("description").asString("")).as(panel.path("title").asString()).isNotBlank();
			assertThat(panel.path("targets").size()).isPositive();
			// Lines have no unit.
			if (!panel.path("type").asString().equals("logs")) {
				assertThat(panel.at("/fieldConfig/defaults/unit").asString("")).as(panel.path("title").asString())
					.isNotBlank();
			}
		});
	}

	@Test
	void everyRunbookThatAPanelLinksToExists() {
		List<String> links = panels().stream()
			.flatMap((panel) -> panel.path("links").values().stream())
			.map((link) -> link.path("url").asString())
			.toList();
		assertThat(links).hasSizeGreaterThan(20)
			.allSatisfy((url) -> assertThat(Query.DOCS.resolve(url.substring(RUNBOOKS.length()))).exists());
	}

	@Test
	void panelsDoNotOverlapAndHaveIdsOfTheirOwn() {
		for (Path file : Query.files(FOLDER, ".json")) {
			Set<Integer> ids = new HashSet<>();
			Set<String> cells = new HashSet<>();
			for (JsonNode panel : read(file).path("panels")) {
				assertThat(ids.add(panel.path("id").asInt())).isTrue();
				JsonNode place = panel.path("gridPos");
				for (int x = place.path("x").asInt(); x < place.path("x").asInt() + place.path("w").asInt(); x++) {
					assertThat(x).isLessThan(24);
					for (int y = place.path("y").asInt(); y < place.path("y").asInt() + place.path("h").asInt(); y++) {
						assertThat(cells.add(x + "," + y)).as("%s: %s", file, panel.path("title")).isTrue();
					}
				}
			}
		}
	}

	@Test
	void everyDashboardIsChosenByEnvironmentServiceAndInstanceAndLeadsToTheOthers() {
		assertThat(Query.files(FOLDER, ".json")).allSatisfy((file) -> {
			JsonNode dashboard = read(file);
			assertThat(dashboard.at("/templating/list").values()).extracting((one) -> one.path("name").asString())
				.contains("environment", "service", "instance");
			assertThat(dashboard.at("/links/0/includeVars").asBoolean()).isTrue();
			assertThat(dashboard.path("uid").asString()).startsWith("spyglass-");
		});
	}

	@Test
	void durationsLeadToTraces() {
		assertThat(panels())
			.filteredOn((panel) -> panel.path("title").asString().matches("Duration|Wait|P95 by route|P95 of calls"))
			.hasSizeGreaterThanOrEqualTo(5)
			.allSatisfy((panel) -> assertThat(panel.path("targets").values())
				.allSatisfy((target) -> assertThat(target.path("exemplar").asBoolean()).isTrue()));
	}

	private static List<JsonNode> panels() {
		return Query.files(FOLDER, ".json").stream().flatMap((file) -> panels(read(file))).toList();
	}

	private static Stream<JsonNode> panels(JsonNode dashboard) {
		return dashboard.path("panels")
			.values()
			.stream()
			.filter((panel) -> !panel.path("type").asString().equals("row"));
	}

	private static JsonNode read(Path file) {
		return JsonMapper.shared().readTree(Query.read(file));
	}

}
