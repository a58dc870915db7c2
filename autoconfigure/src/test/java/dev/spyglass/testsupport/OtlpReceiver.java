/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.testsupport;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;

import com.google.protobuf.MessageLite;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse;
import io.opentelemetry.proto.collector.logs.v1.LogsServiceGrpc;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.collector.trace.v1.TraceServiceGrpc;
import org.awaitility.Awaitility;

/**
 * A collector that only listens: takes spans and log records over HTTP and gRPC, decodes
 * them and keeps them.
 */
public final class OtlpReceiver implements AutoCloseable {

	private final List<ReceivedSpan> spans = new CopyOnWriteArrayList<>();

	private final List<ReceivedLog> logs = new CopyOnWriteArrayList<>();

	private final HttpServer http;

	private final Server grpc;

	/** Starts to listen, on free ports. */
	public OtlpReceiver() {
		this(0);
	}

	/**
	 * Starts to listen.
	 * @param httpPort the port for HTTP, zero for any
	 */
	public OtlpReceiver(int httpPort) {
		InetAddress loopback = InetAddress.getLoopbackAddress();
		try {
			this.http = HttpServer.create(new InetSocketAddress(loopback, httpPort), 0);
			this.http.createContext("/v1/traces",
					(exchange) -> receive(exchange, (body) -> add(ExportTraceServiceRequest.parseFrom(body)),
							ExportTraceServiceResponse.getDefaultInstance()));
			this.http.createContext("/v1/logs",
					(exchange) -> receive(exchange, (body) -> add(ExportLogsServiceRequest.parseFrom(body)),
							ExportLogsServiceResponse.getDefaultInstance()));
			this.http.start();
			this.grpc = NettyServerBuilder.forAddress(new InetSocketAddress(loopback, 0))
				.addService(new Traces())
				.addService(new Logs())
				.build()
				.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void receive(HttpExchange exchange, Request request, MessageLite response) throws IOException {
		boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
		try (exchange;
				InputStream body = zipped ? new GZIPInputStream(exchange.getRequestBody())
						: exchange.getRequestBody()) {
			request.read(body);
			byte[] answer = response.toByteArray();
			exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
			exchange.sendResponseHeaders(200, (answer.length > 0) ? answer.length : -1);
			exchange.getResponseBody().write(answer);
		}
	}

	private void add(ExportTraceServiceRequest request) {
		request.getResourceSpansList()
			.forEach((resource) -> resource.getScopeSpansList()
				.forEach((scope) -> scope.getSpansList()
					.forEach((span) -> this.spans.add(ReceivedSpan.of(resource.getResource(), span)))));
	}

	private void add(ExportLogsServiceRequest request) {
		request.getResourceLogsList()
			.forEach((resource) -> resource.getScopeLogsList()
				.forEach((scope) -> scope.getLogRecordsList()
					.forEach((log) -> this.logs
						.add(ReceivedLog.of(resource.getResource(), scope.getScope().getName(), log)))));
	}

	/**
	 * Returns the port for HTTP.
	 */
	public int httpPort() {
		return this.http.getAddress().getPort();
	}

	/**
	 * Returns where spans are taken over HTTP.
	 */
	public String traces() {
		return "http://localhost:" + httpPort() + "/v1/traces";
	}

	/**
	 * Returns where log records are taken over HTTP.
	 */
	public String logs() {
		return "http://localhost:" + httpPort() + "/v1/logs";
	}

	/**
	 * Returns where everything is taken over gRPC.
	 */
	public String grpc() {
		return "http://localhost:" + this.grpc.getPort();
	}

	/**
	 * Returns the spans that arrived so far.
	 */
	public List<ReceivedSpan> spans() {
		return List.copyOf(this.spans);
	}

	/**
	 * Returns the spans that match, once there are so many.
	 */
	public List<ReceivedSpan> spans(int count, Predicate<ReceivedSpan> predicate) {
		return await(this.spans, count, predicate);
	}

	/**
	 * Returns the span with a name, once there is one.
	 */
	public ReceivedSpan span(String name) {
		return spans(1, (span) -> span.name().equals(name)).get(0);
	}

	/**
	 * Returns the log records that arrived so far.
	 */
	public List<ReceivedLog> records() {
		return List.copyOf(this.logs);
	}

	/**
	 * Returns the log record whose body contains a text, once there is one.
	 */
	public ReceivedLog record(String text) {
		return await(this.logs, 1, (log) -> log.body().contains(text)).get(0);
	}

	private static <T> List<T> await(List<T> received, int count, Predicate<T> predicate) {
		return Awaitility.await()
			.atMost(Duration.ofSeconds(20))
			.until(() -> received.stream().filter(predicate).toList(), (found) -> found.size() >= count);
	}

	@Override
	public void close() {
		this.http.stop(0);
		this.grpc.shutdownNow();
	}

	@FunctionalInterface
	private interface Request {

		void read(InputStream body) throws IOException;

	}

	private final class Traces extends TraceServiceGrpc.TraceServiceImplBase {

		@Override
		public void export(ExportTraceServiceRequest request, StreamObserver<ExportTraceServiceResponse> response) {
			add(request);
			response.onNext(ExportTraceServiceResponse.getDefaultInstance());
			response.onCompleted();
		}

	}

	private final class Logs extends LogsServiceGrpc.LogsServiceImplBase {

		@Override
		public void export(ExportLogsServiceRequest request, StreamObserver<ExportLogsServiceResponse> response) {
			add(request);
			response.onNext(ExportLogsServiceResponse.getDefaultInstance());
			response.onCompleted();
		}

	}

}
