/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.autoconfigure;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import dev.spyglass.propagation.internal.messaging.RabbitBroker;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.jms.ConnectionFactory;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.springframework.amqp.core.Queue;
import org.springframework.amqp.rabbit.annotation.EnableRabbit;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.amqp.rabbit.config.SimpleRabbitListenerContainerFactory;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitAdmin;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jms.annotation.EnableJms;
import org.springframework.jms.annotation.JmsListener;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.kafka.annotation.EnableKafka;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.test.EmbeddedKafkaBroker;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The time of real listeners of real brokers is on the Prometheus page, in the buckets
 * that were configured. Each takes 30 ms for a message.
 */
class MessagingHistogramsIT {

	private static final String DESTINATION = "orders";

	private static final String BUCKETS = "spyglass.metrics.histograms.messaging=7ms,25ms,60s";

	@Test
	void kafka() throws Exception {
		EmbeddedKafkaBroker broker = new EmbeddedKafkaKraftBroker(1, 1, DESTINATION);
		broker.afterPropertiesSet();
		try (ConfigurableApplicationContext context = run(KafkaApplication.class,
				"--spring.kafka.bootstrap-servers=" + broker.getBrokersAsString(),
				"--spring.kafka.consumer.auto-offset-reset=earliest", "--spring.kafka.consumer.group-id=test")) {
			@SuppressWarnings("unchecked")
			KafkaTemplate<Object, Object> template = context.getBean(KafkaTemplate.class);
			template.send(DESTINATION, "one").get(20, TimeUnit.SECONDS);
			template.send(DESTINATION, "two").get(20, TimeUnit.SECONDS);
			assertBuckets(context, "spring_kafka_listener_seconds", "spring_kafka_listener_id=");
		}
		finally {
			broker.destroy();
		}
	}

	@Test
	void jms() throws Exception {
		EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
		broker.setConfiguration(new ConfigurationImpl().setPersistenceEnabled(false)
			.setSecurityEnabled(false)
			.addAcceptorConfiguration("in-vm", "vm://7"));
		broker.start();
		try (ConfigurableApplicationContext context = run(JmsApplication.class)) {
			context.getBean(JmsTemplate.class).convertAndSend(DESTINATION, "one");
			context.getBean(JmsTemplate.class).convertAndSend(DESTINATION, "two");
			assertBuckets(context, "jms_message_process_seconds", "exception=\"none\"");
		}
		finally {
			broker.stop();
		}
	}

	@Test
	void rabbit() throws IOException {
		assumeTrue(RabbitBroker.isInstalled(), "RabbitMQ is not installed (Debian's package rabbitmq-server)");
		try (RabbitBroker broker = new RabbitBroker();
				ConfigurableApplicationContext context = new SpringApplicationBuilder(RabbitApplication.class)
					.initializers((application) -> application.getBeanFactory().registerSingleton("broker", broker))
					.properties("spring.main.web-application-type=none", BUCKETS)
					.run()) {
			context.getBean(RabbitTemplate.class).convertAndSend(DESTINATION, "one");
			context.getBean(RabbitTemplate.class).convertAndSend(DESTINATION, "two");
			assertBuckets(context, "spring_rabbit_listener_seconds", "messaging_destination_name=\"orders\"");
		}
	}

	private static ConfigurableApplicationContext run(Class<?> application, String... arguments) {
		return new SpringApplicationBuilder(application).properties("spring.main.web-application-type=none", BUCKETS)
			.run(arguments);
	}

	private static void assertBuckets(ConfigurableApplicationContext context, String meter, String tag) {
		PrometheusMeterRegistry registry = context.getBean(PrometheusMeterRegistry.class);
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

		@KafkaListener(topics = DESTINATION)
		void receive(String message) {
			work();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EnableJms
	static class JmsApplication {

		@Bean
		ConnectionFactory connectionFactory() {
			return new ActiveMQConnectionFactory("vm://7");
		}

		@JmsListener(destination = DESTINATION)
		void receive(String message) {
			work();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EnableRabbit
	static class RabbitApplication {

		@Bean
		CachingConnectionFactory connectionFactory(RabbitBroker broker) {
			return new CachingConnectionFactory(broker.connectionFactory());
		}

		@Bean
		RabbitAdmin admin(CachingConnectionFactory connectionFactory) {
			return new RabbitAdmin(connectionFactory);
		}

		@Bean
		Queue queue() {
			return new Queue(DESTINATION);
		}

		@Bean
		RabbitTemplate template(CachingConnectionFactory connectionFactory) {
			return new RabbitTemplate(connectionFactory);
		}

		@Bean
		SimpleRabbitListenerContainerFactory rabbitListenerContainerFactory(CachingConnectionFactory connectionFactory,
				ObservationRegistry registry) {
			assertThat(registry.isNoop()).isFalse();
			SimpleRabbitListenerContainerFactory factory = new SimpleRabbitListenerContainerFactory();
			factory.setConnectionFactory(connectionFactory);
			factory.setObservationEnabled(true);
			return factory;
		}

		@RabbitListener(queues = DESTINATION)
		void receive(String message) {
			work();
		}

	}

}
