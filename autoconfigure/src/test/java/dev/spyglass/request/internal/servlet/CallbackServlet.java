/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal.servlet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Logs wherever a container calls an application outside of a dispatch, and removes what
 * ours has added.
 */
public final class CallbackServlet extends HttpServlet {

	private static final Logger logger = LoggerFactory.getLogger(CallbackServlet.class);

	@Override
	protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
		switch (request.getPathInfo()) {
			case "/timeout" -> startAsync(request).setTimeout(20);
			case "/complete" -> {
				AsyncContext async = startAsync(request);
				async.start(async::complete);
			}
			case "/async-boom" -> {
				startAsync(request);
				throw new IllegalStateException("after startAsync");
			}
			case "/error" -> response.getWriter().print("error page");
			case "/start" -> {
				AsyncContext async = request.startAsync(request, response);
				async.start(() -> {
					logger.info("in the started task");
					async.complete();
				});
			}
			case "/start-twice" -> startTwice(request);
			case "/read" -> read(request);
			case "/write" -> write(request, response);
			case "/reset" -> {
				response.setHeader("X-Else", "gone");
				response.getWriter().print("away");
				response.reset();
				response.getWriter().print("done");
			}
			case "/reset-raw" -> {
				AsyncContext async = request.startAsync();
				((HttpServletResponse) async.getResponse()).reset();
				async.complete();
			}
			case "/reset-buffer" -> {
				response.getWriter().print("away");
				response.resetBuffer();
			}
			case "/remove" -> {
				response.setHeader("X-Request-ID", null);
				response.setHeader("X-Correlation-ID", null);
			}
			case "/replace" -> response.setHeader("X-Request-ID", "mine");
			case "/reset-error" -> {
				response.reset();
				response.sendError(409);
			}
			case "/reset-boom" -> {
				response.reset();
				throw new IllegalStateException("after the reset");
			}
			case "/clear-boom" -> {
				MDC.clear();
				throw new IllegalStateException("cleared");
			}
			case "/remove-boom" -> {
				MDC.remove("request_id");
				throw new IllegalStateException("removed");
			}
			case "/replace-boom" -> {
				MDC.setContextMap(Map.of("own", "value"));
				throw new IllegalStateException("replaced");
			}
			case "/clear-error" -> {
				MDC.clear();
				response.sendError(418);
			}
			case "/endless" -> writeEndlessly(response);
			case "/endless-hidden" -> {
				try {
					writeEndlessly(response);
				}
				catch (IOException ex) {
					logger.debug("The client left", ex);
				}
			}
			case "/broken" -> {
				response.getOutputStream().write(new byte[100]);
				response.flushBuffer();
				throw new IllegalStateException("broken off");
			}
			case "/broken-io" -> {
				response.getOutputStream().write(new byte[100]);
				response.flushBuffer();
				throw new IOException("No space left on device");
			}
			default -> response.getWriter().print("ok");
		}
	}

	private static void writeEndlessly(HttpServletResponse response) throws IOException {
		while (true) {
			response.getOutputStream().write(new byte[10_000]);
			response.flushBuffer();
		}
	}

	private static AsyncContext startAsync(HttpServletRequest request) {
		AsyncContext async = request.startAsync();
		async.addListener(new LoggingListener());
		return async;
	}

	private static void startTwice(HttpServletRequest request) {
		if (request.getDispatcherType() == DispatcherType.REQUEST) {
			AsyncContext async = startAsync(request);
			async.start(async::dispatch);
			return;
		}
		AsyncContext async = request.startAsync();
		async.start(async::complete);
	}

	private static void read(HttpServletRequest request) throws IOException {
		AsyncContext async = request.startAsync();
		ServletInputStream in = request.getInputStream();
		in.setReadListener(new ReadListener() {

			@Override
			public void onDataAvailable() throws IOException {
				logger.info("in onDataAvailable");
				byte[] bytes = new byte[1000];
				while (in.isReady() && in.read(bytes) >= 0) {
					continue;
				}
			}

			@Override
			public void onAllDataRead() {
				logger.info("in onAllDataRead");
				async.complete();
			}

			@Override
			public void onError(Throwable error) {
				logger.info("in the read listener's onError");
				async.complete();
			}

		});
	}

	private static void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
		AsyncContext async = request.startAsync();
		ServletOutputStream out = response.getOutputStream();
		out.setWriteListener(new WriteListener() {

			@Override
			public void onWritePossible() throws IOException {
				logger.info("in onWritePossible");
				out.write("written".getBytes(StandardCharsets.UTF_8));
				out.print("!");
				async.complete();
			}

			@Override
			public void onError(Throwable error) {
				logger.info("in the write listener's onError");
				async.complete();
			}

		});
	}

	private static final class LoggingListener implements AsyncListener {

		@Override
		public void onComplete(AsyncEvent event) {
			logger.info("in onComplete");
		}

		@Override
		public void onTimeout(AsyncEvent event) {
			logger.info("in onTimeout");
			event.getAsyncContext().complete();
		}

		@Override
		public void onError(AsyncEvent event) {
			logger.info("in onError");
		}

		@Override
		public void onStartAsync(AsyncEvent event) {
			logger.info("in onStartAsync");
			event.getAsyncContext().addListener(this);
		}

	}

}
