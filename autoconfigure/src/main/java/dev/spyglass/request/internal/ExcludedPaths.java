/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Matches request paths against path patterns to exclude. Plain paths and prefixes
 * ({@code /actuator/**}) are compared as strings, without allocation. Immutable and
 * thread-safe.
 */
public final class ExcludedPaths {

	private static final String ANYTHING_BELOW = "/**";

	private final boolean resources;

	private final Set<String> exact = new TreeSet<>();

	private final List<String> prefixes = new ArrayList<>();

	private final List<PathPattern> patterns = new ArrayList<>();

	/**
	 * Creates the exclusions.
	 * @param patterns path patterns, for example <code>/actuator/**</code>
	 * @throws org.springframework.web.util.pattern.PatternParseException if one of them
	 * is not a valid path pattern
	 */
	public ExcludedPaths(List<String> patterns) {
		this(patterns, false);
	}

	/**
	 * Creates the exclusions.
	 * @param patterns path patterns, for example <code>/actuator/**</code>
	 * @param resources whether to exclude static resources, too, wherever they are
	 * @throws org.springframework.web.util.pattern.PatternParseException if one of them
	 * is not a valid path pattern
	 */
	public ExcludedPaths(List<String> patterns, boolean resources) {
		this.resources = resources;
		patterns.forEach(this::add);
	}

	boolean includeResources() {
		return this.resources;
	}

	private void add(String pattern) {
		PathPattern parsed = PathPatternParser.defaultInstance.parse(pattern);
		if (!parsed.hasPatternSyntax()) {
			this.exact.add(parsed.getPatternString());
		}
		else if (isPrefix(parsed.getPatternString())) {
			String path = parsed.getPatternString();
			this.exact.add(path.substring(0, path.length() - ANYTHING_BELOW.length()));
			this.prefixes.add(path.substring(0, path.length() - ANYTHING_BELOW.length() + 1));
		}
		else {
			this.patterns.add(parsed);
		}
	}

	private static boolean isPrefix(String pattern) {
		return pattern.endsWith(ANYTHING_BELOW)
				&& !PathPatternParser.defaultInstance.parse(pattern.substring(0, pattern.length() - 3))
					.hasPatternSyntax();
	}

	/**
	 * Returns whether a path is excluded.
	 * @param path path within the application, starting with a slash
	 * @return whether it is excluded
	 */
	public boolean contains(String path) {
		if (this.exact.contains(path)) {
			return true;
		}
		for (String prefix : this.prefixes) {
			if (path.startsWith(prefix)) {
				return true;
			}
		}
		if (this.patterns.isEmpty()) {
			return false;
		}
		PathContainer container = PathContainer.parsePath(path);
		return this.patterns.stream().anyMatch((pattern) -> pattern.matches(container));
	}

}
