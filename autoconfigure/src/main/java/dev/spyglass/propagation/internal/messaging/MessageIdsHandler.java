/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.propagation.internal.messaging;

import java.util.List;
import java.util.Map;

import dev.spyglass.propagation.internal.ScopedFieldsHandler;
import dev.spyglass.request.id.RequestHeaders;
import dev.spyglass.request.internal.id.RequestIdResolver;
import dev.spyglass.request.internal.id.RequestIdentity;
import io.micrometer.observation.Observation;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.Propagator;
import io.micrometer.observation.transport.ReceiverContext;

/**
 * Assigns ids to consumed messages and served gRPC calls. It uses the ids that the sender
 * has set, or generates new ones. Thread-safe.
 */
// Micrometer's context has no useful type here.
@SuppressWarnings("rawtypes")
public final class MessageIdsHandler extends ScopedFieldsHandler<ReceiverContext> {

	private static final String GRPC_SERVER = "io.micrometer.core.instrument.binder.grpc.GrpcServerObservationContext";

	private final RequestIdResolver resolver;

	/**
	 * Creates a handler.
	 * @param resolver resolves or generates the ids
	 */
	public MessageIdsHandler(RequestIdResolver resolver) {
		this.resolver = resolver;
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		// The request filter assigns the ids of HTTP requests.
		return context instanceof ReceiverContext<?> receiver
				&& (receiver.getKind() == Kind.CONSUMER || isGrpc(context));
	}

	@Override
	@SuppressWarnings("unchecked")
	protected Map<String, String> fields(ReceiverContext context) {
		Object message = context.getCarrier();
		if (message == null) {
			return fields(resolve(context, (name) -> List.of()));
		}
		Propagator.Getter<Object> getter = context.getGetter();
		return fields(resolve(context, (name) -> {
			String value = getter.get(message, MessageHeaders.name(message, name));
			return (value != null) ? List.of(value) : List.of();
		}));
	}

	private RequestIdentity resolve(ReceiverContext context, RequestHeaders headers) {
		// The peer in the context of a gRPC call is set by the caller, so it can't be
		// trusted.
		return isGrpc(context) ? this.resolver.resolve(headers, null) : this.resolver.resolveMessage(headers);
	}

	private static boolean isGrpc(Observation.Context context) {
		return context.getClass().getName().equals(GRPC_SERVER);
	}

}
