/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.autoconfigure;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import dev.spyglass.propagation.internal.messaging.Broker;
import dev.spyglass.propagation.internal.messaging.JmsBroker;
import dev.spyglass.propagation.internal.messaging.KafkaBroker;
import dev.spyglass.propagation.internal.messaging.RabbitBroker;
import dev.spyglass.testsupport.RunningApplication;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.jms.annotation.JmsListener;
import org.springframework.kafka.annotation.EnableKafka;
import org.springframework.kafka.annotation.KafkaListener;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The time of real listeners of real brokers is on the Prometheus page, in the buckets
 * that were configured. Each takes 30 ms for a message.
 */
class MessagingHistogramsIT {

	@Test
	void kafka() throws Exception {
		assertBuckets(new KafkaBroker(), KafkaApplication.class, "spring_kafka_listener_seconds",
				"spring_kafka_listener_id=");
	}

	@Test
	void jms() throws Exception {
		assertBuckets(new JmsBroker(), JmsApplication.class, "jms_message_process_seconds", "exception=\"none\"");
	}

	@Test
	void rabbit() throws Exception {
		assertBuckets(RabbitBroker.startIfInstalled(), RabbitApplication.class, "spring_rabbit_listener_seconds",
				"messaging_destination_name=\"orders\"");
	}

	private static void assertBuckets(Broker broker, Class<?> application, String meter, String tag) throws Exception {
		try (broker;
				RunningApplication running = RunningApplication.start(WebApplicationType.NONE, application,
						Stream
							.concat(Stream.of("spyglass.metrics.histograms.messaging=7ms,25ms,60s"),
									Stream.of(broker.properties()))
							.toArray(String[]::new))) {
			broker.send(running.context(), "one");
			broker.send(running.context(), "two");
			PrometheusMeterRegistry registry = running.context().getBean(PrometheusMeterRegistry.class);
			Awaitility.await()
				.atMost(Duration.ofSeconds(60))
				.untilAsserted(() -> assertThat(registry.scrape().lines())
					.filteredOn((line) -> line.startsWith(meter + "_bucket{"))
					.allSatisfy((line) -> assertThat(line).contains(tag))
					.satisfiesExactly((line) -> assertThat(line).contains("le=\"0.007\"").endsWith(" 0"),
							(line) -> assertThat(line).contains("le=\"0.025\"").endsWith(" 0"),
							(line) -> assertThat(line).contains("le=\"60.0\"").endsWith(" 2"),
							(line) -> assertThat(line).contains("le=\"+Inf\"").endsWith(" 2")));
		}
	}

	/** Works for a while. */
	private static void work() {
		try {
			new CountDownLatch(1).await(30, TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EnableKafka
	static class KafkaApplication {

		@KafkaListener(topics = Broker.DESTINATION)
		void receive(String message) {
			work();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class JmsApplication extends JmsBroker.Client {

		@JmsListener(destination = Broker.DESTINATION)
		void receive(String message) {
			work();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class RabbitApplication extends RabbitBroker.Client {

		@RabbitListener(queues = Broker.DESTINATION)
		void receive(String message) {
			work();
		}

	}

}
