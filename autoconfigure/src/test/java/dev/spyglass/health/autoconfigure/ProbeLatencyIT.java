/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.health.autoconfigure;

import dev.spyglass.testsupport.RunningApplication;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.WebApplicationType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Measures fifty probes at a time against contributors that sleep, throw and deadlock:
 * the aim is a p99 of 100 ms, the bound leaves room for a machine that does other things.
 */
class ProbeLatencyIT {

	private static final int PROBES = 5000;

	private static final long BOUND = Long.getLong("spyglass.it.probe-millis", 1000);

	@ParameterizedTest
	@EnumSource(names = { "SERVLET", "REACTIVE" })
	void probesAnswerInTime(WebApplicationType type) throws Exception {
		try (RunningApplication application = RunningApplication.start(type, BadContributors.class,
				BadContributors.PROPERTIES)) {
			ParallelProbes first = ParallelProbes.send(application, 1000);
			ParallelProbes probes = ParallelProbes.send(application, PROBES);
			System.out.printf(
					"%s: first 1,000 probes p99 %.1f ms; next %,d probes p50 %.1f ms, p99 %.1f ms, max %.1f ms%n", type,
					first.percentile(0.99), PROBES, probes.percentile(0.5), probes.percentile(0.99),
					probes.percentile(1));
			assertThat(probes.percentile(0.99)).isLessThan(BOUND);
		}
	}

}
