/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sentry.autoconfigure;

import java.time.Duration;
import java.util.List;

import dev.spyglass.metrics.task.ObservedTask;
import dev.spyglass.propagation.internal.messaging.Broker;
import dev.spyglass.propagation.internal.messaging.JmsBroker;
import dev.spyglass.sentry.internal.SentryReceiver;
import dev.spyglass.testsupport.RunningApplication;
import jakarta.jms.ConnectionFactory;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.jms.autoconfigure.DefaultJmsListenerContainerFactoryConfigurer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jms.annotation.JmsListener;
import org.springframework.jms.config.DefaultJmsListenerContainerFactory;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for errors of work that no request ends: each reaches Sentry once, with its ids
 * and its trace.
 */
class SentryWorkTests {

	private final SentryReceiver receiver = new SentryReceiver();

	@AfterEach
	void close() {
		this.receiver.close();
	}

	@Test
	void anErrorOfAnAsyncMethodBelongsToItsRequest() {
		JsonNode event = eventOf(WebApplicationType.SERVLET, AsyncWork.class, "/start");
		assertThat(event.at("/tags/request_id").asString()).isEqualTo("async-12345678");
		assertThat(event.at("/tags/route").asString()).isEqualTo("/start");
		assertThat(event.at("/breadcrumbs").toString()).contains("before the hop", "after the hop");
		assertLinked(event);
	}

	@Test
	void anErrorOfAScheduledRunHasItsIds() {
		JsonNode event = eventOf(WebApplicationType.NONE, ScheduledWork.class, null);
		assertThat(event.at("/tags/correlation_id").asString()).startsWith("task_");
		assertLinked(event);
	}

	@Test
	void anErrorOfATaskHasItsId() {
		JsonNode event = eventOf(WebApplicationType.SERVLET, TaskWork.class, "/start");
		assertThat(event.at("/tags/task_id").asString()).startsWith("task_");
		assertThat(event.at("/tags/request_id").asString()).isEqualTo("async-12345678");
		assertLinked(event);
	}

	@Test
	void anErrorOfAListenerHasTheIdsOfItsMessage() throws Exception {
		try (JmsBroker broker = new JmsBroker()) {
			assertThat(broker).isNotNull();
			JsonNode event = eventOf(WebApplicationType.SERVLET, ListenerWork.class, "/start");
			assertThat(event.at("/tags/request_id").asString()).isEqualTo("async-12345678");
			assertLinked(event);
		}
	}

	private static void assertLinked(JsonNode event) {
		assertThat(event.at("/tags/trace_id").asString()).matches("[0-9a-f]{32}")
			.isEqualTo(event.at("/contexts/trace/trace_id").asString());
		assertThat(event.at("/contexts/trace/span_id").asString()).matches("[0-9a-f]{16}");
		assertThat(event.at("/exception/values").toString()).contains("\"broken\"");
	}

	private JsonNode eventOf(WebApplicationType type, Class<?> application, String path) {
		try (RunningApplication running = this.receiver.start(type, application)) {
			if (path != null) {
				running.get(path, "X-Request-ID", "async-12345678");
			}
			Awaitility.await()
				.atMost(Duration.ofSeconds(30))
				.untilAsserted(() -> assertThat(this.receiver.events()).isNotEmpty());
		} // Closing sends what is pending: a second event would be here now.
		List<JsonNode> events = this.receiver.events();
		assertThat(events).hasSize(1);
		return events.get(0);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EnableAsync
	static class AsyncWork {

		private static final Logger logger = LoggerFactory.getLogger(AsyncWork.class);

		@Bean
		Hop hop() {
			return new Hop();
		}

		@RestController
		static class Start {

			private final Hop hop;

			Start(Hop hop) {
				this.hop = hop;
			}

			@GetMapping("/start")
			String start() {
				logger.info("before the hop");
				this.hop.run();
				return "started";
			}

		}

		static class Hop {

			@Async
			public void run() {
				logger.info("after the hop");
				throw new IllegalStateException("broken");
			}

		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EnableScheduling
	static class ScheduledWork {

		@Scheduled(initialDelay = 0, fixedDelay = 3_600_000)
		void run() {
			throw new IllegalStateException("broken");
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class TaskWork {

		@Bean
		Work work() {
			return new Work();
		}

		@RestController
		static class Start {

			private final Work work;

			Start(Work work) {
				this.work = work;
			}

			@GetMapping("/start")
			String start() {
				this.work.run();
				return "done";
			}

		}

		static class Work {

			@ObservedTask("reprice")
			public void run() {
				throw new IllegalStateException("broken");
			}

		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class ListenerWork extends JmsBroker.Client {

		@Bean
		DefaultJmsListenerContainerFactory jmsListenerContainerFactory(
				DefaultJmsListenerContainerFactoryConfigurer configurer, ConnectionFactory connectionFactory) {
			DefaultJmsListenerContainerFactory factory = new DefaultJmsListenerContainerFactory();
			configurer.configure(factory, connectionFactory);
			factory.setSessionTransacted(false); // Else it is delivered, and fails,
													// again.
			return factory;
		}

		@Bean
		Listener listener() {
			return new Listener();
		}

		@RestController
		static class Start {

			private final JmsTemplate template;

			Start(JmsTemplate template) {
				this.template = template;
			}

			@GetMapping("/start")
			String start() {
				this.template.convertAndSend(Broker.DESTINATION, "message");
				return "sent";
			}

		}

		static class Listener {

			@JmsListener(destination = Broker.DESTINATION)
			void receive(String message) {
				throw new IllegalStateException("broken");
			}

		}

	}

}
