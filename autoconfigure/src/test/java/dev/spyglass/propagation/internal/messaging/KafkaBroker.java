/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.propagation.internal.messaging;

import java.util.concurrent.TimeUnit;

import org.springframework.context.ApplicationContext;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.test.EmbeddedKafkaBroker;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/**
 * A Kafka of its own in this JVM.
 */
public final class KafkaBroker implements Broker {

	private final EmbeddedKafkaBroker broker = new EmbeddedKafkaKraftBroker(1, 1, DESTINATION);

	public KafkaBroker() {
		this.broker.afterPropertiesSet();
	}

	@Override
	public String[] properties() {
		return new String[] { "spring.kafka.bootstrap-servers=" + this.broker.getBrokersAsString(),
				"spring.kafka.consumer.auto-offset-reset=earliest", "spring.kafka.consumer.group-id=test" };
	}

	@Override
	@SuppressWarnings("unchecked")
	public void send(ApplicationContext application, String message) throws Exception {
		KafkaTemplate<Object, Object> template = application.getBean(KafkaTemplate.class);
		template.send(DESTINATION, message).get(20, TimeUnit.SECONDS);
	}

	@Override
	public void close() {
		this.broker.destroy();
	}

}
