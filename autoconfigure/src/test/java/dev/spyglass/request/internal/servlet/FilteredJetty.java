/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal.servlet;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;

import dev.spyglass.request.internal.ExcludedPaths;
import dev.spyglass.request.internal.RequestLog;
import dev.spyglass.request.internal.RequestLogFields;
import dev.spyglass.request.internal.RequestLogSettings;
import dev.spyglass.request.internal.id.RequestIdResolver;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import org.eclipse.jetty.ee11.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.ee11.servlet.FilterHolder;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/**
 * Runs a servlet behind {@link RequestIdFilter} on Jetty, without Spring Boot.
 */
final class FilteredJetty implements AutoCloseable {

	private final Server server = new Server(new InetSocketAddress("localhost", 0));

	FilteredJetty(HttpServlet servlet) {
		RequestLog log = new RequestLog(
				new RequestLogSettings(true, false, Duration.ofSeconds(5), 1, new ExcludedPaths(List.of())),
				(attributes) -> null);
		ServletIdentification identification = new ServletIdentification(RequestIdResolver.builder().build(),
				RequestLogFields.none(), "X-Request-ID", "X-Correlation-ID");
		ServletContextHandler handler = new ServletContextHandler("/");
		FilterHolder filter = new FilterHolder(new RequestIdFilter(identification, (attributes) -> null, log));
		filter.setAsyncSupported(true);
		handler.addFilter(filter, "/*", EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR));
		ServletHolder holder = new ServletHolder(servlet);
		holder.setAsyncSupported(true);
		handler.addServlet(holder, "/*");
		ErrorPageErrorHandler errors = new ErrorPageErrorHandler();
		errors.addErrorPage(ErrorPageErrorHandler.GLOBAL_ERROR_PAGE, "/error");
		handler.setErrorHandler(errors);
		this.server.setHandler(handler);
		try {
			this.server.start();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	HttpResponse<String> get(String path, String requestId) throws IOException, InterruptedException {
		return HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path))
				.header("X-Request-ID", requestId)
				.build(), HttpResponse.BodyHandlers.ofString());
	}

	HttpResponse<String> post(String path, String body, String requestId) throws IOException, InterruptedException {
		return HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path))
				.header("X-Request-ID", requestId)
				.POST(HttpRequest.BodyPublishers.ofString(body))
				.build(), HttpResponse.BodyHandlers.ofString());
	}

	/** Reads until the server closes the connection. */
	void getRaw(String path, String requestId) throws IOException {
		try (Socket socket = new Socket("localhost", port())) {
			socket.setSoTimeout(10_000);
			socket.getOutputStream()
				.write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-Request-ID: "
						+ requestId + "\r\n\r\n")
					.getBytes(StandardCharsets.US_ASCII));
			socket.getInputStream().readAllBytes();
		}
	}

	private int port() {
		return ((ServerConnector) this.server.getConnectors()[0]).getLocalPort();
	}

	@Override
	public void close() throws Exception {
		this.server.stop();
	}

}
