/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal.reactive;

import java.nio.file.Path;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ZeroCopyHttpOutputMessage;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;

/**
 * Counts the bytes of a response body as they are written, and detects if the body fails
 * or if the server cancels it. Does not buffer the body.
 */
class CountingResponse extends ServerHttpResponseDecorator {

	private final ReactiveExchange exchange;

	private final Supplier<Mono<Void>> echo;

	CountingResponse(ServerHttpResponse delegate, ReactiveExchange exchange, Supplier<Mono<Void>> echo) {
		super(delegate);
		this.exchange = exchange;
		this.echo = echo;
	}

	/**
	 * Wraps a response. Preserves the server's support for sending files, if it has any.
	 * @param echo adds the ids to the headers; registered again before each commit, so
	 * that it follows the application's own commit actions
	 */
	static ServerHttpResponse of(ServerHttpResponse response, ReactiveExchange exchange, Supplier<Mono<Void>> echo) {
		return (response instanceof ZeroCopyHttpOutputMessage) ? new ZeroCopy(response, exchange, echo)
				: new CountingResponse(response, exchange, echo);
	}

	@Override
	public boolean setStatusCode(@Nullable HttpStatusCode status) {
		boolean set = super.setStatusCode(status);
		if (set) {
			this.exchange.status(status);
		}
		return set;
	}

	@Override
	public boolean setRawStatusCode(@Nullable Integer value) {
		return setStatusCode((value != null) ? HttpStatusCode.valueOf(value) : null);
	}

	@Override
	public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
		beforeCommit(this.echo);
		return super.writeWith(counted(body));
	}

	@Override
	public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
		beforeCommit(this.echo);
		return super.writeAndFlushWith(identified(Flux.from(body).map(this::counted)));
	}

	@Override
	public Mono<Void> setComplete() {
		if (!isCommitted()) {
			beforeCommit(this.echo);
		}
		return super.setComplete();
	}

	/**
	 * Counts the bytes of a body. A single buffer remains a {@code Mono}, because the
	 * server then sets the header for the content length.
	 */
	private Publisher<DataBuffer> counted(Publisher<? extends DataBuffer> body) {
		if (body instanceof Mono<? extends DataBuffer> single) {
			return single.map(this::count);
		}
		return identified(Flux.from(body).map(this::count));
	}

	/**
	 * Observes how a body ends. The server cancels it on any thread and past the
	 * operators that restore the fields of log lines, so they are restored here.
	 */
	private <T> Flux<T> identified(Flux<T> body) {
		return body.doOnError(this.exchange::bodyFailed)
			.doOnCancel(this.exchange::broken)
			.contextWrite(Context.empty());
	}

	private DataBuffer count(DataBuffer buffer) {
		this.exchange.responseBytes().add(buffer.readableByteCount());
		return buffer;
	}

	private static final class ZeroCopy extends CountingResponse implements ZeroCopyHttpOutputMessage {

		private final LongAdder bytes;

		private final Supplier<Mono<Void>> echo;

		private ZeroCopy(ServerHttpResponse delegate, ReactiveExchange exchange, Supplier<Mono<Void>> echo) {
			super(delegate, exchange, echo);
			this.bytes = exchange.responseBytes();
			this.echo = echo;
		}

		@Override
		public Mono<Void> writeWith(Path file, long position, long count) {
			beforeCommit(this.echo);
			Mono<Void> written = ((ZeroCopyHttpOutputMessage) getDelegate()).writeWith(file, position, count);
			return written.doOnSuccess((done) -> this.bytes.add(count));
		}

	}

}
