/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.propagation.internal.messaging;

import jakarta.jms.ConnectionFactory;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.jms.autoconfigure.DefaultJmsListenerContainerFactoryConfigurer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jms.annotation.JmsListener;
import org.springframework.jms.config.DefaultJmsListenerContainerFactory;

/**
 * Tests for the ids of JMS messages against an embedded Artemis.
 */
class JmsIdsTests extends MessageIdsContract {

	JmsIdsTests() {
		super(JmsBroker::new, Application.class);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application extends JmsBroker.Client {

		private final Worker worker;

		Application(Worker worker) {
			this.worker = worker;
		}

		@Bean
		DefaultJmsListenerContainerFactory jmsListenerContainerFactory(
				DefaultJmsListenerContainerFactoryConfigurer configurer, ConnectionFactory connectionFactory) {
			DefaultJmsListenerContainerFactory factory = new DefaultJmsListenerContainerFactory();
			configurer.configure(factory, connectionFactory);
			factory.setTaskExecutor(this.worker.thread());
			return factory;
		}

		@JmsListener(destination = Broker.DESTINATION)
		void receive(String message) {
			this.worker.receive();
		}

	}

}
