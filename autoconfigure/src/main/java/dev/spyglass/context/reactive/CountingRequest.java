/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.context.reactive;

import java.util.concurrent.atomic.LongAdder;

import reactor.core.publisher.Flux;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;

/**
 * Counts the bytes of a body as they are read, without holding any.
 */
final class CountingRequest extends ServerHttpRequestDecorator {

	private final LongAdder bytes;

	CountingRequest(ServerHttpRequest delegate, LongAdder bytes) {
		super(delegate);
		this.bytes = bytes;
	}

	@Override
	public Flux<DataBuffer> getBody() {
		return super.getBody().doOnNext((buffer) -> this.bytes.add(buffer.readableByteCount()));
	}

}
