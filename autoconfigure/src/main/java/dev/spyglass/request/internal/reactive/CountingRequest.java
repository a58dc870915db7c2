/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal.reactive;

import java.util.concurrent.atomic.LongAdder;

import reactor.core.publisher.Flux;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * Counts the bytes of a request body as they are read, and detects if the client
 * disconnects before the end of the body. Does not buffer the body.
 */
final class CountingRequest extends ServerHttpRequestDecorator {

	private final LongAdder bytes;

	private final Runnable broken;

	CountingRequest(ServerHttpRequest delegate, LongAdder bytes, Runnable broken) {
		super(delegate);
		this.bytes = bytes;
		this.broken = broken;
	}

	@Override
	public Flux<DataBuffer> getBody() {
		return super.getBody().doOnNext((buffer) -> this.bytes.add(buffer.readableByteCount()))
			.doOnError(DisconnectedClientHelper::isClientDisconnectedException, (ex) -> this.broken.run());
	}

}
