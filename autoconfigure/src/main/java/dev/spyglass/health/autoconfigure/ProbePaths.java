/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.health.autoconfigure;

import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.web.WebServerNamespace;
import org.springframework.boot.health.actuate.endpoint.AdditionalHealthEndpointPath;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroup;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroups;

/**
 * Finds the paths of health groups on the main port.
 */
final class ProbePaths {

	private ProbePaths() {
	}

	static Set<String> of(@Nullable HealthEndpointGroups groups) {
		if (groups == null) {
			return Set.of();
		}
		return groups.getNames()
			.stream()
			.map(groups::get)
			.map((group) -> (group != null) ? pathOf(group) : "")
			.filter((path) -> !path.isEmpty())
			.collect(Collectors.toUnmodifiableSet());
	}

	private static String pathOf(HealthEndpointGroup group) {
		AdditionalHealthEndpointPath path = group.getAdditionalPath();
		if (path == null || !path.hasNamespace(WebServerNamespace.SERVER)) {
			return "";
		}
		return path.getValue().startsWith("/") ? path.getValue() : "/" + path.getValue();
	}

}
