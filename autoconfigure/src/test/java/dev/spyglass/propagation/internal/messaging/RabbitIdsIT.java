/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.propagation.internal.messaging;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import dev.spyglass.request.internal.RequestScope;
import dev.spyglass.testsupport.BootModules;
import io.micrometer.observation.ObservationRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

import org.springframework.amqp.core.Queue;
import org.springframework.amqp.rabbit.annotation.EnableRabbit;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.amqp.rabbit.config.SimpleRabbitListenerContainerFactory;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitAdmin;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Tests for the ids of messages against a real RabbitMQ: with template and listener of
 * one's own, observed and on a thread that can be looked at, and with Boot's.
 */
class RabbitIdsIT {

	private static final String QUEUE = "orders";

	private static RabbitBroker broker;

	private static ExecutorService thread;

	private static ConfigurableApplicationContext context;

	@BeforeAll
	static void start() throws Exception {
		assumeTrue(RabbitBroker.isInstalled(), "RabbitMQ is not installed (Debian's package rabbitmq-server)");
		broker = new RabbitBroker();
		thread = Executors.newSingleThreadExecutor();
		context = new SpringApplicationBuilder(Application.class)
			.properties("spring.main.web-application-type=none", "spring.main.banner-mode=off")
			.run();
	}

	@AfterAll
	static void stop() throws Exception {
		if (broker != null) {
			if (context != null) {
				context.close();
			}
			thread.shutdown();
			broker.close();
		}
	}

	@Test
	void arriveWithTheMessageAndLeaveTheThreadClean() throws Exception {
		RabbitTemplate template = context.getBean(RabbitTemplate.class);
		try (RequestScope scope = RequestScope.open(Map.of("request_id", "r-1", "correlation_id", "c-1"))) {
			assertThat(scope).isNotNull();
			template.convertAndSend(QUEUE, "with ids");
		}
		assertThat(take()).containsEntry("request_id", "r-1")
			.containsEntry("correlation_id", "c-1")
			.containsKey("traceId");
		template.convertAndSend(QUEUE, "without ids");
		assertThat(take().get("request_id")).matches("req_[0-9a-f]{16}");
		context.close();
		assertThat(thread.submit(MDC::getCopyOfContextMap).get(10, TimeUnit.SECONDS)).isNullOrEmpty();
	}

	@Test
	void arriveWithWhatBootWires() throws Exception {
		SentLines
			.of(BootModules.run("messaging", BootRabbitApplication.class, "--spring.main.web-application-type=none",
					"--spring.rabbitmq.host=127.0.0.1", "--spring.rabbitmq.port=" + broker.port()))
			.haveTravelled();
	}

	private static Map<String, String> take() {
		return Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.until(() -> context.getBean(Listener.class).received.poll(), (mdc) -> mdc != null);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EnableRabbit
	static class Application {

		@Bean
		CachingConnectionFactory connectionFactory() {
			return new CachingConnectionFactory(broker.connectionFactory());
		}

		@Bean
		RabbitAdmin admin(ConnectionFactory connectionFactory) {
			return new RabbitAdmin(connectionFactory);
		}

		@Bean
		Queue queue() {
			return new Queue(QUEUE);
		}

		@Bean
		RabbitTemplate template(ConnectionFactory connectionFactory) {
			RabbitTemplate template = new RabbitTemplate(connectionFactory);
			template.setObservationEnabled(true);
			return template;
		}

		@Bean
		SimpleRabbitListenerContainerFactory rabbitListenerContainerFactory(ConnectionFactory connectionFactory,
				ObservationRegistry registry) {
			assertThat(registry.isNoop()).isFalse();
			SimpleRabbitListenerContainerFactory factory = new SimpleRabbitListenerContainerFactory();
			factory.setConnectionFactory(connectionFactory);
			factory.setObservationEnabled(true);
			factory.setTaskExecutor(thread);
			return factory;
		}

		@Bean
		Listener listener() {
			return new Listener();
		}

	}

	static class Listener {

		private final BlockingQueue<Map<String, String>> received = new LinkedBlockingQueue<>();

		@RabbitListener(queues = QUEUE)
		void receive(String message) {
			this.received.add(MDC.getCopyOfContextMap());
		}

	}

}
