/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.propagation.internal.messaging;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.support.TaskExecutorAdapter;
import org.springframework.kafka.annotation.EnableKafka;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.config.ContainerCustomizer;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/**
 * Tests for the ids of messages against a real Kafka.
 */
class KafkaIdsIT extends MessageIdsContract {

	KafkaIdsIT() {
		super(KafkaBroker::new, Application.class);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EnableKafka
	static class Application {

		private final Worker worker;

		Application(Worker worker) {
			this.worker = worker;
		}

		@Bean
		ContainerCustomizer<Object, Object, ConcurrentMessageListenerContainer<Object, Object>> onTheWorkersThread() {
			return (container) -> container.getContainerProperties()
				.setListenerTaskExecutor(new TaskExecutorAdapter(this.worker.thread()));
		}

		@KafkaListener(topics = Broker.DESTINATION)
		void receive(String message) {
			this.worker.receive();
		}

	}

}
