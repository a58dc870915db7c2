/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.propagation.internal;

import java.util.concurrent.atomic.AtomicInteger;

import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.spyglass.testsupport.CapturedLines;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the ids of scheduled tasks.
 */
class WorkIdsTests {

	@ParameterizedTest
	@ValueSource(strings = { "false", "true" })
	void eachRunOfAScheduledTaskHasItsOwn(String virtualThreads) {
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Application.class)
			.properties("spring.main.web-application-type=none", "spring.main.banner-mode=off")
			.run("--spring.threads.virtual.enabled=" + virtualThreads); CapturedLines lines = new CapturedLines()) {
			int already = context.getBean(Job.class).runs.get();
			Awaitility.await().until(() -> context.getBean(Job.class).runs.get() > already + 3);
			assertThat(lines.containing("the job runs")).hasSizeGreaterThan(2)
				.allSatisfy((event) -> assertThat(id(event)).matches("task_[0-9a-f]{16}"))
				.allSatisfy((event) -> assertThat(event.getMDCPropertyMap()).containsEntry("correlation_id", id(event))
					.containsKey("traceId"))
				.extracting(WorkIdsTests::id)
				.doesNotHaveDuplicates();
		}
	}

	private static String id(ILoggingEvent event) {
		return event.getMDCPropertyMap().get("request_id");
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EnableScheduling
	@Import(Job.class)
	static class Application {

	}

	static class Job {

		private final AtomicInteger runs = new AtomicInteger();

		@Scheduled(fixedRate = 20)
		void run() {
			LoggerFactory.getLogger(Job.class).info("the job runs");
			this.runs.incrementAndGet();
		}

	}

}
