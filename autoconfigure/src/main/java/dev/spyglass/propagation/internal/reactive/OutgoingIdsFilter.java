/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.propagation.internal.reactive;

import java.util.Map;
import java.util.function.Function;

import dev.spyglass.propagation.internal.client.OutgoingIds;
import dev.spyglass.propagation.internal.client.OutgoingIdsHandler;
import dev.spyglass.request.internal.RequestFieldsAccessor;
import io.micrometer.observation.Observation;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;

/**
 * Adds the ids to WebClient calls. Keeps headers that the application has set.
 * Thread-safe.
 */
public final class OutgoingIdsFilter implements ExchangeFilterFunction {

	private final OutgoingIds ids;

	/**
	 * Creates a filter.
	 * @param ids adds the ids
	 */
	public OutgoingIdsFilter(OutgoingIds ids) {
		this.ids = ids;
	}

	@Override
	public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
		return Mono.deferContextual((context) -> next.exchange(withIds(request, fields(context))));
	}

	/**
	 * Looks up the fields of the request: those of the chain, else those of the thread
	 * that subscribed to the call, else those of the current thread.
	 */
	private static Function<String, @Nullable String> fields(ContextView context) {
		Object chain = context.getOrDefault(RequestFieldsAccessor.KEY, null);
		if (chain instanceof Map<?, ?> fields) {
			return (name) -> (String) fields.get(name);
		}
		Object current = context.getOrDefault(ObservationThreadLocalAccessor.KEY, null);
		if (current instanceof Observation observation
				&& observation.getContext().get(OutgoingIdsHandler.CALLER_IDS) instanceof Map<?, ?> fields) {
			return (name) -> (String) fields.get(name);
		}
		return MDC::get;
	}

	private ClientRequest withIds(ClientRequest request, Function<String, @Nullable String> fields) {
		return ClientRequest.from(request)
			.headers((headers) -> this.ids.addTo(request.url().getHost(), (name, value) -> {
				if (!headers.containsHeader(name)) {
					headers.set(name, value);
				}
			}, fields))
			.build();
	}

}
