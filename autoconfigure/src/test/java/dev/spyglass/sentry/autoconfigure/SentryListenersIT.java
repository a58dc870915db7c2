/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sentry.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import dev.spyglass.propagation.internal.messaging.RabbitBroker;
import dev.spyglass.request.internal.RequestScope;
import dev.spyglass.sentry.internal.SentryReceiver;
import dev.spyglass.testsupport.RunningApplication;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.amqp.core.Queue;
import org.springframework.amqp.rabbit.annotation.EnableRabbit;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.amqp.rabbit.config.SimpleRabbitListenerContainerFactory;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitAdmin;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.annotation.EnableKafka;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.test.EmbeddedKafkaBroker;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import org.springframework.util.backoff.FixedBackOff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Errors of listeners of real brokers: each reaches Sentry once, with the ids of its
 * message and its trace.
 */
class SentryListenersIT {

	private static final String NAME = "orders";

	private static RabbitBroker rabbit;

	private final SentryReceiver receiver = new SentryReceiver();

	@AfterEach
	void close() {
		this.receiver.close();
	}

	@Test
	@SuppressWarnings("unchecked")
	void anErrorOfAKafkaListenerIsSentOnceWithTheIdsOfItsMessage() {
		EmbeddedKafkaBroker broker = new EmbeddedKafkaKraftBroker(1, 1, NAME);
		broker.afterPropertiesSet();
		try (RunningApplication running = start(KafkaWork.class,
				"spring.kafka.bootstrap-servers=" + broker.getBrokersAsString(),
				"spring.kafka.consumer.auto-offset-reset=earliest", "spring.kafka.consumer.group-id=test")) {
			KafkaTemplate<Object, Object> template = running.context().getBean(KafkaTemplate.class);
			sendTwo(() -> template.send(NAME, "message").get(10, TimeUnit.SECONDS));
		}
		finally {
			broker.destroy();
		}
		assertEachOnce();
	}

	@Test
	void anErrorOfARabbitListenerIsSentOnceWithTheIdsOfItsMessage() throws Exception {
		assumeTrue(RabbitBroker.isInstalled(), "RabbitMQ is not installed (Debian's package rabbitmq-server)");
		try (RabbitBroker broker = new RabbitBroker()) {
			rabbit = broker;
			try (RunningApplication running = start(RabbitWork.class)) {
				RabbitTemplate template = running.context().getBean(RabbitTemplate.class);
				sendTwo(() -> template.convertAndSend(NAME, "message"));
			}
		}
		assertEachOnce();
	}

	private RunningApplication start(Class<?> application, String... properties) {
		return this.receiver.start(WebApplicationType.NONE, application, properties);
	}

	private void sendTwo(Sending sending) {
		for (String id : List.of("first-12345678", "second-12345678")) {
			try (RequestScope scope = RequestScope.open(Map.of("request_id", id, "correlation_id", id))) {
				assertThat(scope).isNotNull();
				sending.send();
			}
			catch (Exception ex) {
				throw new IllegalStateException(ex);
			}
		}
		Awaitility.await()
			.atMost(Duration.ofSeconds(60))
			.untilAsserted(() -> assertThat(this.receiver.events()).hasSizeGreaterThanOrEqualTo(2));
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

	private interface Sending {

		void send() throws Exception;

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EnableKafka
	static class KafkaWork {

		@Bean
		DefaultErrorHandler once() {
			return new DefaultErrorHandler(new FixedBackOff(0, 0));
		}

		@KafkaListener(topics = NAME)
		void receive(String message) {
			throw new IllegalStateException("broken");
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EnableRabbit
	static class RabbitWork {

		@Bean
		CachingConnectionFactory connectionFactory() {
			return new CachingConnectionFactory(rabbit.connectionFactory());
		}

		@Bean
		RabbitAdmin admin(ConnectionFactory connectionFactory) {
			return new RabbitAdmin(connectionFactory);
		}

		@Bean
		Queue queue() {
			return new Queue(NAME);
		}

		@Bean
		RabbitTemplate template(ConnectionFactory connectionFactory) {
			RabbitTemplate template = new RabbitTemplate(connectionFactory);
			template.setObservationEnabled(true);
			return template;
		}

		@Bean
		SimpleRabbitListenerContainerFactory rabbitListenerContainerFactory(ConnectionFactory connectionFactory) {
			SimpleRabbitListenerContainerFactory factory = new SimpleRabbitListenerContainerFactory();
			factory.setConnectionFactory(connectionFactory);
			factory.setObservationEnabled(true);
			factory.setDefaultRequeueRejected(false); // Else it is delivered, and fails,
														// again.
			return factory;
		}

		@RabbitListener(queues = NAME)
		void receive(String message) {
			throw new IllegalStateException("broken");
		}

	}

}
