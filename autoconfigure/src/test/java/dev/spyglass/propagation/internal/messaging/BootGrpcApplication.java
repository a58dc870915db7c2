/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.propagation.internal.messaging;

import java.util.Map;

import dev.spyglass.request.internal.RequestScope;
import io.grpc.BindableService;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.ServerServiceDefinition;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ServerCalls;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.grpc.client.GrpcChannelFactory;
import org.springframework.grpc.server.lifecycle.GrpcServerStartedEvent;

/**
 * Serves and calls with nothing but what Boot wires for gRPC.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class BootGrpcApplication {

	private static final Logger logger = LoggerFactory.getLogger(BootGrpcApplication.class);

	private int port;

	public static void main(String[] args) {
		try (ConfigurableApplicationContext context = SpringApplication.run(BootGrpcApplication.class, args)) {
			context.getBean(BootGrpcApplication.class)
				.call(context.getBean(GrpcChannelFactory.class), context.getBean(ObservationRegistry.class));
		}
	}

	private void call(GrpcChannelFactory channels, ObservationRegistry observations) {
		ManagedChannel channel = channels.createChannel("127.0.0.1:" + this.port);
		try (RequestScope scope = RequestScope.open(Map.of("request_id", "r-1", "correlation_id", "c-1"))) {
			Observation.createNotStarted("order", observations).observe(() -> {
				logger.info("sent within {}", scope);
				ClientCalls.blockingUnaryCall(channel, Orders.PLACE, CallOptions.DEFAULT, "with ids");
			});
		}
		ClientCalls.blockingUnaryCall(channel, Orders.PLACE, CallOptions.DEFAULT, "without ids");
	}

	@EventListener
	void started(GrpcServerStartedEvent event) {
		this.port = event.getPort();
	}

	@Bean
	static BindableService orders() {
		return () -> ServerServiceDefinition.builder(Orders.SERVICE)
			.addMethod(Orders.PLACE, ServerCalls.asyncUnaryCall((text, observer) -> {
				logger.info("received {}", text);
				observer.onNext(text);
				observer.onCompleted();
			}))
			.build();
	}

}
