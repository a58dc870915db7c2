/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.context.client;

import dev.spyglass.context.messaging.MessageHeaders;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.transport.Propagator;
import io.micrometer.observation.transport.SenderContext;

import org.springframework.http.HttpRequest;

/**
 * Puts the ids on whatever is sent under an observation: calls of RestClient,
 * RestTemplate and HTTP service clients, messages of Kafka, JMS and RabbitMQ. The place
 * is the one where the trace context is put too, so that both go the same ways, and no
 * body is buffered. A header that the application has set stays. Thread-safe.
 */
@SuppressWarnings("rawtypes") // Micrometer's context has no useful type here.
public final class OutgoingIdsHandler implements ObservationHandler<SenderContext> {

	private static final String WEB_CLIENT = "org.springframework.web.reactive.function.client.ClientRequestObservationContext";

	private final OutgoingIds ids;

	/**
	 * Creates a handler.
	 * @param ids what is to be taken along
	 */
	public OutgoingIdsHandler(OutgoingIds ids) {
		this.ids = ids;
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		// WebClient tells its host too late; it has a filter of its own.
		return context instanceof SenderContext && !context.getClass().getName().equals(WEB_CLIENT);
	}

	@Override
	@SuppressWarnings("unchecked")
	public void onStart(SenderContext context) {
		Object carrier = context.getCarrier();
		Propagator.Setter<Object> setter = context.getSetter();
		if (carrier instanceof HttpRequest request) {
			this.ids.addTo(request.getURI().getHost(), (name, value) -> {
				if (!request.getHeaders().containsHeader(name)) {
					setter.set(carrier, name, value);
				}
			});
		}
		else if (carrier != null) {
			this.ids.addTo(null, (name, value) -> setter.set(carrier, MessageHeaders.name(carrier, name), value));
		}
	}

}
