/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.propagation.internal.messaging;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import dev.spyglass.request.internal.RequestScope;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.slf4j.MDC;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds for the ids of messages, whatever the broker: a subclass says which, and has
 * an application whose listener tells its {@link Worker} and works on that one's thread.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class MessageIdsContract {

	private final Callable<Broker> start;

	private final Class<?> application;

	private final Worker worker = new Worker(Executors.newSingleThreadExecutor(), new LinkedBlockingQueue<>());

	private ConfigurableApplicationContext context;

	Broker broker;

	MessageIdsContract(Callable<Broker> start, Class<?> application) {
		this.start = start;
		this.application = application;
	}

	@BeforeAll
	void start() throws Exception {
		this.broker = this.start.call();
		this.context = new SpringApplicationBuilder(this.application)
			.initializers((context) -> context.getBeanFactory().registerSingleton("worker", this.worker))
			.properties("spring.main.web-application-type=none", "spring.main.banner-mode=off")
			.run(Stream.of(this.broker.properties()).map("--"::concat).toArray(String[]::new));
	}

	@AfterAll
	void stop() throws Exception {
		if (this.context != null) {
			this.context.close();
		}
		this.worker.thread().shutdown();
		if (this.broker != null) {
			this.broker.close();
		}
	}

	@Test
	void arriveWithTheMessageAndLeaveTheThreadClean() throws Exception {
		try (RequestScope scope = RequestScope.open(Map.of("request_id", "r-1", "correlation_id", "c-1"))) {
			assertThat(scope).isNotNull();
			this.broker.send(this.context, "with ids");
		}
		assertThat(received()).containsEntry("request_id", "r-1")
			.containsEntry("correlation_id", "c-1")
			.containsKey("traceId");
		this.broker.send(this.context, "without ids");
		assertThat(received().get("request_id")).matches("req_[0-9a-f]{16}");
		this.context.close();
		assertThat(this.worker.thread().submit(MDC::getCopyOfContextMap).get(10, TimeUnit.SECONDS)).isNullOrEmpty();
	}

	private Map<String, String> received() {
		return Awaitility.await().atMost(Duration.ofSeconds(30)).until(this.worker.mdcs()::poll, (mdc) -> mdc != null);
	}

	/**
	 * The only thread that listens, and what its MDC held for each message.
	 */
	record Worker(ExecutorService thread, BlockingQueue<Map<String, String>> mdcs) {

		void receive() {
			this.mdcs.add(MDC.getCopyOfContextMap());
		}

	}

}
