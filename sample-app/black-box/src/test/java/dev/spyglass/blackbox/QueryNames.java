/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.blackbox;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names in a query: by meter the labels that select its series, and what is left,
 * which are labels and fields. Whether the query is one at all, others say.
 *
 * @param selected labels by meter; the meter is empty in LogQL
 * @param others everything else that is no keyword, no function and no text
 */
record QueryNames(Map<String, Set<String>> selected, Set<String> others) {

	private static final Pattern NOISE = Pattern.compile("\\[[^\\]]*\\]|\\b\\d[\\w.]*");

	private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|`[^`]*`");

	private static final Pattern TEMPLATE = Pattern.compile("\\{\\{\\s*\\.(\\w+)");

	private static final Pattern SELECTOR = Pattern.compile("([a-zA-Z_:][\\w:]*)?\\s*\\{([^}]*)}");

	private static final Pattern NAME = Pattern.compile("([a-zA-Z_:][\\w:]*)(\\s*\\()?");

	private static final Pattern GROUPING = Pattern
		.compile("\\b(by|without|on|ignoring|group_left|group_right)\\s*\\(([^)]*)\\)");

	private static final Set<String> KEYWORDS = Set.of("by", "without", "on", "ignoring", "group_left", "group_right",
			"and", "or", "unless", "offset", "bool", "json", "unwrap", "line_format", "label_format");

	static QueryNames of(Query query) {
		Map<String, Set<String>> selected = new LinkedHashMap<>();
		Set<String> others = new LinkedHashSet<>();
		if (query.language() == Query.Language.LOGQL) {
			collect(TEMPLATE, query.text(), others);
		}
		String rest = NOISE.matcher(TEXT.matcher(query.text()).replaceAll("''")).replaceAll(" ");
		Matcher selector = SELECTOR.matcher(rest);
		while (selector.find()) {
			String meter = (selector.group(1) != null) ? selector.group(1) : "";
			collect(NAME, selector.group(2), selected.computeIfAbsent(meter, (name) -> new LinkedHashSet<>()));
		}
		rest = SELECTOR.matcher(rest).replaceAll(" ");
		Matcher grouping = GROUPING.matcher(rest);
		while (grouping.find()) {
			collect(NAME, grouping.group(2), others);
		}
		rest = GROUPING.matcher(rest).replaceAll(" ");
		Matcher name = NAME.matcher(rest);
		while (name.find()) {
			if (name.group(2) == null && !KEYWORDS.contains(name.group(1))) {
				if (query.language() == Query.Language.PROMQL) {
					selected.computeIfAbsent(name.group(1), (meter) -> new LinkedHashSet<>());
				}
				else {
					others.add(name.group(1));
				}
			}
		}
		return new QueryNames(selected, others);
	}

	private static void collect(Pattern pattern, String text, Set<String> names) {
		Matcher matcher = pattern.matcher(text);
		while (matcher.find()) {
			names.add(matcher.group(1));
		}
	}

}
