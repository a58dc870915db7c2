/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.blackbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One query that this project ships, with the place where it stands and Grafana's
 * variables replaced.
 */
record Query(String place, Language language, String text) {

	static final Path DEPLOY = Path.of("../../deploy").toAbsolutePath().normalize();

	static final Path DOCS = Path.of("../../docs").toAbsolutePath().normalize();

	private static final Pattern BLOCK = Pattern.compile("```(promql|logql)\n(.*?)```", Pattern.DOTALL);

	private static final Pattern VARIABLE_QUERY = Pattern.compile("label_values\\((.*), \\w+\\)");

	static List<Query> all() {
		List<Query> all = new ArrayList<>();
		files(DEPLOY.resolve("grafana/dashboards"), ".json").forEach((file) -> fromDashboard(file, all));
		files(DEPLOY.resolve("prometheus/rules"), ".yml").forEach((file) -> fromRules(file, Language.PROMQL, all));
		files(DEPLOY.resolve("loki/rules"), ".yaml").forEach((file) -> fromRules(file, Language.LOGQL, all));
		fromDocument(DOCS.resolve("queries.md"), all);
		files(DOCS.resolve("runbooks"), ".md").forEach((file) -> fromDocument(file, all));
		return all;
	}

	static List<Query> all(Language language) {
		return all().stream().filter((query) -> query.language() == language).toList();
	}

	static List<Path> files(Path folder, String ending) {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter((file) -> file.toString().endsWith(ending)).sorted().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The rules of a file for Prometheus or Loki. */
	@SuppressWarnings("unchecked")
	static List<Map<String, Object>> rules(Path file) {
		Map<String, List<Map<String, Object>>> content = Yaml.read(file);
		return content.get("groups")
			.stream()
			.flatMap((group) -> ((List<Map<String, Object>>) group.get("rules")).stream())
			.toList();
	}

	private static void fromRules(Path file, Language language, List<Query> all) {
		rules(file).forEach((rule) -> {
			Object name = rule.getOrDefault("alert", rule.get("record"));
			all.add(new Query(file.getFileName() + ": " + name, language, (String) rule.get("expr")));
		});
	}

	private static void fromDocument(Path file, List<Query> all) {
		Matcher block = BLOCK.matcher(read(file));
		while (block.find()) {
			Language language = block.group(1).equals("promql") ? Language.PROMQL : Language.LOGQL;
			all.add(new Query(file.getFileName().toString(), language, block.group(2).strip()));
		}
	}

	private static void fromDashboard(Path file, List<Query> all) {
		JsonNode dashboard = JsonMapper.shared().readTree(read(file));
		String name = file.getFileName().toString();
		for (JsonNode panel : dashboard.path("panels")) {
			Language language = panel.at("/datasource/type").asString("").equals("loki") ? Language.LOGQL
					: Language.PROMQL;
			for (JsonNode target : panel.path("targets")) {
				all.add(of(name + ": " + panel.path("title").asString(), language, target.path("expr").asString()));
			}
		}
		for (JsonNode annotation : dashboard.at("/annotations/list")) {
			all.add(of(name + ": mark", Language.PROMQL, annotation.path("expr").asString()));
		}
		for (JsonNode variable : dashboard.at("/templating/list")) {
			Matcher query = VARIABLE_QUERY.matcher(variable.path("definition").asString(""));
			if (query.matches()) {
				all.add(of(name + ": variable", Language.PROMQL, query.group(1)));
			}
		}
	}

	private static Query of(String place, Language language, String text) {
		return new Query(place, language,
				text.replaceAll("\\$__(rate_interval|interval|auto)", "5m").replace("$__range", "1h"));
	}

	enum Language {

		PROMQL, LOGQL

	}

}
