/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.propagation.internal.messaging;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import dev.spyglass.propagation.internal.client.OutgoingIds;
import dev.spyglass.propagation.internal.client.OutgoingIdsHandler;
import dev.spyglass.request.internal.RequestScope;
import dev.spyglass.request.internal.id.RequestIdResolver;
import dev.spyglass.request.internal.id.RequestIdTrust;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ServerCalls;
import io.micrometer.core.instrument.binder.grpc.ObservationGrpcClientInterceptor;
import io.micrometer.core.instrument.binder.grpc.ObservationGrpcServerInterceptor;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the ids of gRPC calls between a real server and a real client, with the
 * interceptors that Spring gRPC registers.
 */
class GrpcIdsTests {

	private final BlockingQueue<Map<String, String>> received = new LinkedBlockingQueue<>();

	private final ExecutorService thread = Executors.newSingleThreadExecutor();

	private Server server;

	private RequestIdTrust trust = RequestIdTrust.everyone();

	@BeforeEach
	void start() throws IOException {
		ObservationRegistry registry = ObservationRegistry.create();
		registry.observationConfig()
			.observationHandler(new MessageIdsHandler(
					RequestIdResolver.builder().trust((peer) -> this.trust.trusts(peer)).build()));
		this.server = NettyServerBuilder.forPort(0)
			.executor(this.thread)
			.intercept(new ObservationGrpcServerInterceptor(registry))
			.addService(ServerServiceDefinition.builder(Orders.SERVICE)
				.addMethod(Orders.PLACE, ServerCalls.asyncUnaryCall((text, observer) -> {
					this.received.add(MDC.getCopyOfContextMap());
					observer.onNext(text);
					observer.onCompleted();
				}))
				.build())
			.build()
			.start();
	}

	@AfterEach
	void stop() {
		this.server.shutdownNow();
		this.thread.shutdown();
	}

	@Test
	void arriveWithTheCallAndLeaveTheThreadClean() throws Exception {
		try (RequestScope scope = RequestScope.open(Map.of("request_id", "r-1", "correlation_id", "c-1"))) {
			assertThat(scope).isNotNull();
			call(List.of());
		}
		assertThat(this.received.poll(10, TimeUnit.SECONDS)).containsEntry("request_id", "r-1")
			.containsEntry("correlation_id", "c-1");
		assertThat(this.thread.submit(MDC::getCopyOfContextMap).get(10, TimeUnit.SECONDS)).isNullOrEmpty();
	}

	@Test
	void areNewWithoutACaller() throws Exception {
		call(List.of());
		assertThat(this.received.poll(10, TimeUnit.SECONDS).get("request_id")).matches("req_[0-9a-f]{16}");
	}

	@Test
	void areNotTakenFromACallerWhoNamesATrustedPeer() throws Exception {
		this.trust = RequestIdTrust.proxies(List.of("127.0.0.0/8"));
		try (RequestScope scope = RequestScope.open(Map.of("request_id", "r-1", "correlation_id", "c-1"))) {
			assertThat(scope).isNotNull();
			call("127.0.0.1", List.of());
		}
		assertThat(this.received.poll(10, TimeUnit.SECONDS).get("request_id")).matches("req_[0-9a-f]{16}");
	}

	@Test
	void stayAwayFromExcludedHosts() throws Exception {
		try (RequestScope scope = RequestScope.open(Map.of("request_id", "r-1", "correlation_id", "c-1"))) {
			assertThat(scope).isNotNull();
			call(List.of("local*"));
		}
		assertThat(this.received.poll(10, TimeUnit.SECONDS).get("request_id")).matches("req_[0-9a-f]{16}");
	}

	private void call(List<String> excludedHosts) throws Exception {
		call("localhost", excludedHosts);
	}

	private void call(String authority, List<String> excludedHosts) throws Exception {
		ObservationRegistry registry = ObservationRegistry.create();
		registry.observationConfig()
			.observationHandler(
					new OutgoingIdsHandler(new OutgoingIds("X-Request-ID", "X-Correlation-ID", excludedHosts)));
		ManagedChannel channel = NettyChannelBuilder.forAddress("localhost", this.server.getPort())
			.usePlaintext()
			.overrideAuthority(authority)
			.intercept(new ObservationGrpcClientInterceptor(registry))
			.build();
		try {
			assertThat(ClientCalls.blockingUnaryCall(channel, Orders.PLACE, CallOptions.DEFAULT, "hello"))
				.isEqualTo("hello");
		}
		finally {
			channel.shutdownNow().awaitTermination(10, TimeUnit.SECONDS);
		}
	}

}
