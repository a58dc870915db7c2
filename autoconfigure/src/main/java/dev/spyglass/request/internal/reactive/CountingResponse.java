/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal.reactive;

import java.nio.file.Path;
import java.util.concurrent.atomic.LongAdder;

import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ZeroCopyHttpOutputMessage;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;

/**
 * Counts the bytes of a response body as they are written, and detects if the server
 * cancels the body. Does not buffer the body.
 */
class CountingResponse extends ServerHttpResponseDecorator {

	private final LongAdder bytes;

	private final Runnable broken;

	CountingResponse(ServerHttpResponse delegate, LongAdder bytes, Runnable broken) {
		super(delegate);
		this.bytes = bytes;
		this.broken = broken;
	}

	/**
	 * Wraps a response. Preserves the server's support for sending files, if it has any.
	 */
	static ServerHttpResponse of(ServerHttpResponse response, LongAdder bytes, Runnable broken) {
		return (response instanceof ZeroCopyHttpOutputMessage) ? new ZeroCopy(response, bytes, broken)
				: new CountingResponse(response, bytes, broken);
	}

	@Override
	public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
		return super.writeWith(counted(body));
	}

	@Override
	public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
		return super.writeAndFlushWith(Flux.from(body).map(this::counted).doOnCancel(this.broken));
	}

	/**
	 * Counts the bytes of a body. A single buffer remains a {@code Mono}, because the
	 * server then sets the header for the content length.
	 */
	private Publisher<DataBuffer> counted(Publisher<? extends DataBuffer> body) {
		if (body instanceof Mono<? extends DataBuffer> single) {
			return single.map(this::count);
		}
		return Flux.from(body).map(this::count).doOnCancel(this.broken);
	}

	private DataBuffer count(DataBuffer buffer) {
		this.bytes.add(buffer.readableByteCount());
		return buffer;
	}

	private static final class ZeroCopy extends CountingResponse implements ZeroCopyHttpOutputMessage {

		private final LongAdder bytes;

		private ZeroCopy(ServerHttpResponse delegate, LongAdder bytes, Runnable broken) {
			super(delegate, bytes, broken);
			this.bytes = bytes;
		}

		@Override
		public Mono<Void> writeWith(Path file, long position, long count) {
			Mono<Void> written = ((ZeroCopyHttpOutputMessage) getDelegate()).writeWith(file, position, count);
			return written.doOnSuccess((done) -> this.bytes.add(count));
		}

	}

}
