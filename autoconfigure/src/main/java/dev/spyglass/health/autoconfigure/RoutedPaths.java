/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.health.autoconfigure;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Collects the paths of functional routes while somebody walks through them. A path in a
 * negation is none that is served.
 */
final class RoutedPaths {

	private final List<String> paths = new ArrayList<>();

	private final Deque<List<String>> prefixes = new ArrayDeque<>(List.of(List.of("")));

	private List<String> predicate = new ArrayList<>();

	private int negations;

	/** Begins to look at a predicate. */
	void startPredicate() {
		this.predicate = new ArrayList<>();
	}

	void path(String pattern) {
		if (this.negations == 0) {
			this.predicate.add(pattern);
		}
	}

	void startNegation() {
		this.negations++;
	}

	void endNegation() {
		this.negations--;
	}

	/** Those that follow are below the predicate that was looked at. */
	void startNested() {
		this.prefixes.push(current());
	}

	void endNested() {
		this.prefixes.pop();
	}

	/** What was looked at leads to a handler. */
	void route() {
		this.paths.addAll(current());
	}

	List<String> paths() {
		return this.paths;
	}

	private List<String> current() {
		List<String> prefixes = this.prefixes.element();
		return this.predicate.isEmpty() ? prefixes
				: prefixes.stream().flatMap((prefix) -> this.predicate.stream().map((path) -> prefix + path)).toList();
	}

}
