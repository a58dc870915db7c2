/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.propagation.internal.reactive;

import dev.spyglass.propagation.internal.client.OutgoingIds;
import reactor.core.publisher.Mono;

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
		return Mono.defer(() -> next.exchange(withIds(request)));
	}

	private ClientRequest withIds(ClientRequest request) {
		return ClientRequest.from(request)
			.headers((headers) -> this.ids.addTo(request.url().getHost(), (name, value) -> {
				if (!headers.containsHeader(name)) {
					headers.set(name, value);
				}
			}))
			.build();
	}

}
