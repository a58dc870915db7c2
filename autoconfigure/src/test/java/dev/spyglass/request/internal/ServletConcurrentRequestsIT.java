/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal;

import java.util.List;

import dev.spyglass.testsupport.ManyRequests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * 10,000 requests at once, each with its own id, over every kind of hop.
 */
class ServletConcurrentRequestsIT {

	private static final List<String> PATHS = List.of("/ok", "/boom", "/callable", "/async", "/future", "/stream",
			"/nowhere", "/late-boom");

	@Test
	void neverMixTheirIdsOnPooledThreads() throws Exception {
		try (ConfigurableApplicationContext context = ServletApplication.run()) {
			ManyRequests.run(context, PATHS);
			assertThat(ServletApplication.mdcOfAllTomcatThreads(context))
				.allSatisfy((mdc) -> assertThat(mdc).isNullOrEmpty());
		}
	}

	@Test
	@EnabledForJreRange(min = JRE.JAVA_21)
	void neverMixTheirIdsOnVirtualThreads() throws Exception {
		try (ConfigurableApplicationContext context = ServletApplication.run("--spring.threads.virtual.enabled=true")) {
			ManyRequests.run(context, PATHS);
		}
	}

}
