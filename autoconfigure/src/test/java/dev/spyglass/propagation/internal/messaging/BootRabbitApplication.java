/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.propagation.internal.messaging;

import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import dev.spyglass.request.internal.RequestScope;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.amqp.core.Queue;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Sends and takes messages with nothing but what Boot wires for RabbitMQ.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class BootRabbitApplication {

	private static final String QUEUE = "boot-orders";

	private static final Logger logger = LoggerFactory.getLogger(BootRabbitApplication.class);

	private final BlockingQueue<String> received = new LinkedBlockingQueue<>();

	public static void main(String[] args) throws InterruptedException {
		try (ConfigurableApplicationContext context = SpringApplication.run(BootRabbitApplication.class, args)) {
			context.getBean(BootRabbitApplication.class)
				.send(context.getBean(RabbitTemplate.class), context.getBean(ObservationRegistry.class));
		}
	}

	private void send(RabbitTemplate template, ObservationRegistry observations) throws InterruptedException {
		try (RequestScope scope = RequestScope.open(Map.of("request_id", "r-1", "correlation_id", "c-1"))) {
			Observation.createNotStarted("order", observations).observe(() -> {
				logger.info("sent within {}", scope);
				template.convertAndSend(QUEUE, "with ids");
			});
		}
		this.received.poll(20, TimeUnit.SECONDS);
		template.convertAndSend(QUEUE, "without ids");
		this.received.poll(20, TimeUnit.SECONDS);
	}

	@Bean
	Queue queue() {
		return new Queue(QUEUE);
	}

	@RabbitListener(queues = QUEUE)
	void receive(String message) {
		logger.info("received {}", message);
		this.received.add(message);
	}

}
