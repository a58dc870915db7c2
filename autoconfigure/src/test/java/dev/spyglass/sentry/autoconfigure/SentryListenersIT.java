/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sentry.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.spyglass.propagation.internal.messaging.Broker;
import dev.spyglass.propagation.internal.messaging.KafkaBroker;
import dev.spyglass.propagation.internal.messaging.RabbitBroker;
import dev.spyglass.request.internal.RequestScope;
import dev.spyglass.sentry.internal.SentryReceiver;
import dev.spyglass.testsupport.RunningApplication;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.annotation.EnableKafka;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.FixedBackOff;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Errors of listeners of real brokers: each reaches Sentry once, with the ids of its
 * message and its trace.
 */
class SentryListenersIT {

	private final SentryReceiver receiver = new SentryReceiver();

	@AfterEach
	void close() {
		this.receiver.close();
	}

	@Test
	void anErrorOfAKafkaListenerIsSentOnceWithTheIdsOfItsMessage() throws Exception {
		sendTwo(new KafkaBroker(), KafkaWork.class);
		assertEachOnce();
	}

	@Test
	void anErrorOfARabbitListenerIsSentOnceWithTheIdsOfItsMessage() throws Exception {
		sendTwo(RabbitBroker.startIfInstalled(), RabbitWork.class);
		assertEachOnce();
	}

	private void sendTwo(Broker broker, Class<?> application) throws Exception {
		try (broker;
				RunningApplication running = this.receiver.start(WebApplicationType.NONE, application,
						broker.properties())) {
			for (String id : List.of("first-12345678", "second-12345678")) {
				try (RequestScope scope = RequestScope.open(Map.of("request_id", id, "correlation_id", id))) {
					assertThat(scope).isNotNull();
					broker.send(running.context(), "message");
				}
			}
			Awaitility.await()
				.atMost(Duration.ofSeconds(60))
				.untilAsserted(() -> assertThat(this.receiver.events()).hasSizeGreaterThanOrEqualTo(2));
		}
	}

	/** After closing, which sends what is pending: a third event would be here. */
	private void assertEachOnce() {
		List<JsonNode> events = this.receiver.events();
		assertThat(events).extracting((event) -> event.at("/tags/request_id").asString())
			.containsExactlyInAnyOrder("first-12345678", "second-12345678");
		assertThat(events).allSatisfy((event) -> {
			assertThat(event.at("/tags/correlation_id")).isEqualTo(event.at("/tags/request_id"));
			assertThat(event.at("/tags/trace_id").asString()).matches("[0-9a-f]{32}")
				.isEqualTo(event.at("/contexts/trace/trace_id").asString());
			assertThat(event.at("/exception/values").toString()).contains("\"broken\"");
		});
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EnableKafka
	static class KafkaWork {

		@Bean
		DefaultErrorHandler once() {
			return new DefaultErrorHandler(new FixedBackOff(0, 0));
		}

		@KafkaListener(topics = Broker.DESTINATION)
		void receive(String message) {
			throw new IllegalStateException("broken");
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class RabbitWork extends RabbitBroker.Client {

		@RabbitListener(queues = Broker.DESTINATION)
		void receive(String message) {
			throw new IllegalStateException("broken");
		}

	}

}
