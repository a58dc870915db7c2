/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.condition.ConditionEvaluationReport;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application that excludes any one auto-configuration, of others or of Spyglass,
 * starts with Spyglass if it starts without.
 */
class ExcludedAutoConfigurationsIT {

	@ParameterizedTest
	@EnumSource(WebApplicationType.class)
	void startsWithoutAnyOne(WebApplicationType type) {
		Map<String, String> failed = new LinkedHashMap<>();
		for (String excluded : activeIn(type)) {
			String failure = new HostApplication(type).without(excluded).failure();
			if (failure != null && new HostApplication(type).without(excluded).withoutSpyglass().failure() == null) {
				failed.put(excluded, failure);
			}
		}
		assertThat(failed).isEmpty();
	}

	/** Returns those that do something: without any other the application is the same. */
	private static TreeSet<String> activeIn(WebApplicationType type) {
		try (ConfigurableApplicationContext context = new HostApplication(type).start()) {
			TreeSet<String> active = new TreeSet<>(HostApplication.AUTO_CONFIGURATIONS);
			ConditionEvaluationReport.get(context.getBeanFactory())
				.getConditionAndOutcomesBySource()
				.forEach((source, outcomes) -> active
					.removeIf((name) -> name.equals(source) && !outcomes.isFullMatch()));
			assertThat(active).hasSizeBetween(20, HostApplication.AUTO_CONFIGURATIONS.size() - 1);
			return active;
		}
	}

}
