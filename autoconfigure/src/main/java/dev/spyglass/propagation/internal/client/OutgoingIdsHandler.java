/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.propagation.internal.client;

import java.util.Map;

import dev.spyglass.propagation.internal.messaging.MessageHeaders;
import dev.spyglass.vocabulary.LogFields;
import io.micrometer.core.instrument.binder.grpc.GrpcClientObservationContext;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.transport.Propagator;
import io.micrometer.observation.transport.SenderContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

import org.springframework.http.HttpRequest;
import org.springframework.util.ClassUtils;

/**
 * Adds the ids to observed calls and messages: calls of RestClient, RestTemplate, HTTP
 * service clients and gRPC clients, and messages of Kafka, JMS and RabbitMQ. The trace
 * context is added by the same mechanism, so both are sent together and no body is
 * buffered. Keeps HTTP headers that the application has set. Thread-safe.
 */
// Micrometer's context has no useful type here.
@SuppressWarnings("rawtypes")
public final class OutgoingIdsHandler implements ObservationHandler<SenderContext> {

	private static final boolean SPRING_WEB = ClassUtils.isPresent("org.springframework.http.HttpRequest",
			OutgoingIdsHandler.class.getClassLoader());

	private static final String GRPC_CLIENT = "io.micrometer.core.instrument.binder.grpc.GrpcClientObservationContext";

	private static final String WEB_CLIENT = "org.springframework.web.reactive.function.client.ClientRequestObservationContext";

	/** Key of the caller's ids in the observation of a WebClient call. */
	public static final String CALLER_IDS = OutgoingIdsHandler.class.getName();

	private final OutgoingIds ids;

	/**
	 * Creates a handler.
	 * @param ids adds the ids
	 */
	public OutgoingIdsHandler(OutgoingIds ids) {
		this.ids = ids;
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return context instanceof SenderContext;
	}

	@Override
	@SuppressWarnings("unchecked")
	public void onStart(SenderContext context) {
		if (context.getClass().getName().equals(WEB_CLIENT)) {
			keepCallerIds(context);
			return;
		}
		Object carrier = context.getCarrier();
		if (carrier == null) {
			return;
		}
		Propagator.Setter<Object> setter = context.getSetter();
		if (SPRING_WEB && HttpCalls.isRequest(carrier)) {
			HttpCalls.add(this.ids, carrier, setter);
		}
		else {
			String host = isGrpc(context) ? GrpcCalls.host(context) : null;
			this.ids.addTo(host, (name, value) -> setter.set(carrier, MessageHeaders.name(carrier, name), value));
		}
	}

	/**
	 * Keeps the ids of the thread that subscribes to a WebClient call. WebClient sets its
	 * host too late, so OutgoingIdsFilter adds them. If the application itself has
	 * subscribed, Reactor has removed them from the thread by then.
	 */
	private static void keepCallerIds(SenderContext context) {
		String requestId = MDC.get(LogFields.REQUEST_ID);
		if (requestId != null) {
			String correlationId = MDC.get(LogFields.CORRELATION_ID);
			context.put(CALLER_IDS, Map.of(LogFields.REQUEST_ID, requestId, LogFields.CORRELATION_ID,
					(correlationId != null) ? correlationId : requestId));
		}
	}

	private static boolean isGrpc(SenderContext context) {
		return context.getClass().getName().equals(GRPC_CLIENT);
	}

	/**
	 * Separate class, because an application that only sends messages has no Spring Web.
	 */
	private static final class HttpCalls {

		static boolean isRequest(Object carrier) {
			return carrier instanceof HttpRequest;
		}

		static void add(OutgoingIds ids, Object carrier, Propagator.Setter<Object> setter) {
			HttpRequest request = (HttpRequest) carrier;
			ids.addTo(request.getURI().getHost(), (name, value) -> {
				if (!request.getHeaders().containsHeader(name)) {
					setter.set(carrier, name, value);
				}
			});
		}

	}

	/** Separate class, because most applications do not have gRPC. */
	private static final class GrpcCalls {

		static @Nullable String host(SenderContext context) {
			return ((GrpcClientObservationContext) context).getPeerName();
		}

	}

}
