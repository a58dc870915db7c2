/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.propagation.internal.messaging;

import jakarta.jms.ConnectionFactory;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jms.annotation.EnableJms;
import org.springframework.jms.core.JmsTemplate;

/**
 * An Artemis of its own in this JVM.
 */
public final class JmsBroker implements Broker {

	private static final String URL = "vm://0";

	private final EmbeddedActiveMQ broker = new EmbeddedActiveMQ();

	public JmsBroker() throws Exception {
		this.broker.setConfiguration(new ConfigurationImpl().setPersistenceEnabled(false)
			.setSecurityEnabled(false)
			.addAcceptorConfiguration("in-vm", URL));
		this.broker.start();
	}

	@Override
	public String[] properties() {
		return new String[0];
	}

	@Override
	public void send(ApplicationContext application, String message) {
		application.getBean(JmsTemplate.class).convertAndSend(DESTINATION, message);
	}

	@Override
	public void close() throws Exception {
		this.broker.stop();
	}

	/** What Boot does not wire for an application. */
	@Configuration(proxyBeanMethods = false)
	@EnableJms
	public static class Client {

		@Bean
		ConnectionFactory connectionFactory() {
			return new ActiveMQConnectionFactory(URL);
		}

	}

}
