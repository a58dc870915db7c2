/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.propagation.internal.messaging;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import dev.spyglass.request.internal.RequestScope;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.annotation.EnableKafka;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.test.EmbeddedKafkaBroker;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the ids of messages against a real broker.
 */
class KafkaIdsIT {

	private static final String TOPIC = "orders";

	private static EmbeddedKafkaBroker broker;

	private static ConfigurableApplicationContext context;

	@BeforeAll
	static void start() {
		broker = new EmbeddedKafkaKraftBroker(1, 1, TOPIC);
		broker.afterPropertiesSet();
		context = new SpringApplicationBuilder(Application.class)
			.properties("spring.main.web-application-type=none", "spring.main.banner-mode=off")
			.run("--spring.kafka.bootstrap-servers=" + broker.getBrokersAsString(),
					"--spring.kafka.consumer.auto-offset-reset=earliest", "--spring.kafka.consumer.group-id=test");
	}

	@AfterAll
	static void stop() {
		context.close();
		broker.destroy();
	}

	@Test
	void arriveWithTheMessageAndLeaveTheThreadClean() throws Exception {
		try (RequestScope scope = RequestScope.open(Map.of("request_id", "r-1", "correlation_id", "c-1"))) {
			assertThat(scope).isNotNull();
			template().send(TOPIC, "with ids").get(10, TimeUnit.SECONDS);
		}
		template().send(TOPIC, "without ids").get(10, TimeUnit.SECONDS);
		assertThat(take()).containsEntry("request_id", "r-1")
			.containsEntry("correlation_id", "c-1")
			.containsKey("traceId");
		assertThat(take().get("request_id")).matches("req_[0-9a-f]{16}");
	}

	@SuppressWarnings("unchecked")
	private static KafkaTemplate<Object, Object> template() {
		return context.getBean(KafkaTemplate.class);
	}

	private static Map<String, String> take() {
		return Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.until(() -> context.getBean(Listener.class).received.poll(), (mdc) -> mdc != null);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EnableKafka
	static class Application {

		@Bean
		Listener listener() {
			return new Listener();
		}

	}

	static class Listener {

		private final BlockingQueue<Map<String, String>> received = new LinkedBlockingQueue<>();

		@KafkaListener(topics = TOPIC)
		void receive(String message) {
			this.received.add(MDC.getCopyOfContextMap());
		}

	}

}
