/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.propagation.internal.messaging;

import dev.spyglass.testsupport.BootModules;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.amqp.rabbit.config.SimpleRabbitListenerContainerFactory;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Tests for the ids of messages against a real RabbitMQ: with template and listener of
 * one's own, observed and on a thread that can be looked at, and with Boot's.
 */
class RabbitIdsIT extends MessageIdsContract {

	RabbitIdsIT() {
		super(RabbitBroker::startIfInstalled, Application.class);
	}

	@Test
	void arriveWithWhatBootWires() throws Exception {
		SentLines
			.of(BootModules.run("messaging", BootRabbitApplication.class, "--spring.main.web-application-type=none",
					"--spring.rabbitmq.host=127.0.0.1", "--" + this.broker.properties()[0]))
			.haveTravelled();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application extends RabbitBroker.Client {

		private final Worker worker;

		Application(Worker worker) {
			this.worker = worker;
		}

		@Bean
		@Override
		SimpleRabbitListenerContainerFactory rabbitListenerContainerFactory(ConnectionFactory connectionFactory,
				ObservationRegistry registry) {
			SimpleRabbitListenerContainerFactory factory = super.rabbitListenerContainerFactory(connectionFactory,
					registry);
			factory.setTaskExecutor(this.worker.thread());
			return factory;
		}

		@RabbitListener(queues = Broker.DESTINATION)
		void receive(String message) {
			this.worker.receive();
		}

	}

}
