/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.blackbox;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every query of the dashboards, the rules, the cookbook and the runbooks is one, and
 * names only what the vocabulary has.
 */
class QueryTests {

	@Test
	void theCookbookHasWhatItPromises() {
		List<Query> cookbook = Query.all().stream().filter((query) -> query.place().equals("queries.md")).toList();
		assertThat(cookbook).filteredOn((query) -> query.language() == Query.Language.LOGQL)
			.hasSizeGreaterThanOrEqualTo(30);
		assertThat(cookbook).filteredOn((query) -> query.language() == Query.Language.PROMQL)
			.hasSizeGreaterThanOrEqualTo(20);
		assertThat(cookbook).extracting(Query::text).doesNotHaveDuplicates();
	}

	@Test
	void prometheusParsesEveryQuery(@TempDir Path folder) throws Exception {
		List<Query> queries = Query.all(Query.Language.PROMQL);
		StringBuilder rules = new StringBuilder("groups:\n- name: shipped\n  rules:\n");
		for (int i = 0; i < queries.size(); i++) {
			rules.append("  - record: shipped:%d\n    expr: %s\n".formatted(i,
					JsonMapper.shared().writeValueAsString(queries.get(i).text())));
		}
		Files.writeString(folder.resolve("rules.yml"), rules);
		Tool.Result result = Tool.PROMTOOL.run(folder, "", "check", "rules", "rules.yml");
		assertThat(result.output()).contains("SUCCESS: " + queries.size() + " rules found");
		assertThat(result.exit()).isZero();
	}

	@Test
	void lokisGrammarParsesEveryQuery() {
		List<Query> queries = Query.all(Query.Language.LOGQL);
		List<String> texts = queries.stream().map(Query::text).toList();
		assertThat(complaints(List.of("{service=\"a\"} | json | | b"))).doesNotContainNull();
		List<String> complaints = complaints(texts);
		for (int i = 0; i < texts.size(); i++) {
			assertThat(complaints.get(i)).as("%s: %s", queries.get(i).place(), texts.get(i)).isNull();
		}
	}

	@Test
	void everyMeterAndLabelIsInTheVocabulary() {
		Map<String, Set<String>> known = KnownNames.series();
		assertThat(Query.all(Query.Language.PROMQL)).hasSizeGreaterThan(100).allSatisfy((query) -> {
			QueryNames names = QueryNames.of(query);
			Set<String> reachable = new HashSet<>(KnownNames.TARGET);
			names.selected().forEach((meter, labels) -> {
				assertThat(known).containsKey(meter);
				reachable.addAll(known.get(meter));
				Set<String> allowed = new HashSet<>(known.get(meter));
				allowed.addAll(KnownNames.TARGET);
				assertThat(allowed).as(meter).containsAll(labels);
			});
			assertThat(reachable).containsAll(names.others());
		});
	}

	@Test
	void everyFieldIsInTheVocabulary() {
		Set<String> fields = KnownNames.fields();
		assertThat(Query.all(Query.Language.LOGQL)).hasSizeGreaterThan(50).allSatisfy((query) -> {
			QueryNames names = QueryNames.of(query);
			assertThat(names.selected()).containsOnlyKeys("");
			assertThat(KnownNames.STREAM).containsAll(names.selected().get(""));
			assertThat(fields).containsAll(names.others());
		});
	}

	private static List<String> complaints(List<String> queries) {
		Path folder = GrafanaBuild.folder();
		Tool.Result result = Tool.NODE.run(folder, JsonMapper.shared().writeValueAsString(queries), "logql.mjs");
		assertThat(result.exit()).as(result.output()).isZero();
		JsonNode answer = JsonMapper.shared().readTree(result.output());
		return answer.values().stream().map((one) -> one.isNull() ? null : one.asString()).toList();
	}

}
