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
import jakarta.jms.ConnectionFactory;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jms.autoconfigure.DefaultJmsListenerContainerFactoryConfigurer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jms.annotation.EnableJms;
import org.springframework.jms.annotation.JmsListener;
import org.springframework.jms.config.DefaultJmsListenerContainerFactory;
import org.springframework.jms.core.JmsTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the ids of JMS messages against an embedded Artemis.
 */
class JmsIdsTests {

	private static final String QUEUE = "orders";

	private static EmbeddedActiveMQ broker;

	private static ExecutorService thread;

	private static ConfigurableApplicationContext context;

	@BeforeAll
	static void start() throws Exception {
		broker = new EmbeddedActiveMQ();
		broker.setConfiguration(new ConfigurationImpl().setPersistenceEnabled(false)
			.setSecurityEnabled(false)
			.addAcceptorConfiguration("in-vm", "vm://0"));
		broker.start();
		thread = Executors.newSingleThreadExecutor();
		context = new SpringApplicationBuilder(Application.class)
			.properties("spring.main.web-application-type=none", "spring.main.banner-mode=off")
			.run();
	}

	@AfterAll
	static void stop() throws Exception {
		context.close();
		thread.shutdown();
		broker.stop();
	}

	@Test
	void arriveWithTheMessageAndLeaveTheThreadClean() throws Exception {
		JmsTemplate template = context.getBean(JmsTemplate.class);
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

	private static Map<String, String> take() {
		return Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.until(() -> context.getBean(Listener.class).received.poll(), (mdc) -> mdc != null);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EnableJms
	static class Application {

		@Bean
		ConnectionFactory connectionFactory() {
			return new ActiveMQConnectionFactory("vm://0");
		}

		@Bean
		DefaultJmsListenerContainerFactory jmsListenerContainerFactory(
				DefaultJmsListenerContainerFactoryConfigurer configurer, ConnectionFactory connectionFactory) {
			DefaultJmsListenerContainerFactory factory = new DefaultJmsListenerContainerFactory();
			configurer.configure(factory, connectionFactory);
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

		@JmsListener(destination = QUEUE)
		void receive(String message) {
			this.received.add(MDC.getCopyOfContextMap());
		}

	}

}
