/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal.servlet;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;

import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.spyglass.testsupport.CapturedLines;
import dev.spyglass.testsupport.RequestLines;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RequestIdFilter} on a real Jetty, which has no valve to help it.
 */
class JettyRequestIdTests {

	private final CapturedLines lines = new CapturedLines();

	private final String id = UUID.randomUUID().toString();

	private final FilteredJetty server = new FilteredJetty(new Endpoints());

	@AfterEach
	void stop() throws Exception {
		this.lines.close();
		this.server.close();
	}

	@ParameterizedTest
	@CsvSource({ "/ok, 200", "/denied, 403", "/boom, 500", "/async, 200", "/async-boom, 500", "/dispatch, 200" })
	void isOnTheResponseOnTheLinesAndCompletesOnce(String path, int status) throws Exception {
		HttpResponse<String> response = get(path, this.id);
		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(response.headers().allValues("X-Request-ID")).containsExactly(this.id);
		get("/mdc", "after");
		completed("after");
		assertThat(completed(this.id)).singleElement()
			.satisfies((event) -> assertThat(RequestLines.http(event)).containsEntry("status", status)
				.containsEntry("path", path));
		if (!path.startsWith("/async")) {
			assertThat(this.lines.valuesOf("request_id", "in the servlet for " + path)).containsOnly(this.id);
		}
		if (status >= 400 && !path.startsWith("/async")) {
			assertThat(this.lines.valuesOf("request_id", "in the error page")).containsOnly(this.id);
		}
	}

	@Test
	void replacesWhatIsInvalid() throws Exception {
		assertThat(get("/ok", "<script>").headers().firstValue("X-Request-ID").orElseThrow())
			.matches("req_[0-9a-f]{16}");
	}

	@Test
	void leavesTheThreadClean() throws Exception {
		for (int i = 0; i < 100; i++) {
			get("/boom", "boom-" + i);
			assertThat(get("/mdc", "mdc-" + i).body()).isEqualTo("2");
		}
	}

	private List<ILoggingEvent> completed(String requestId) {
		return this.lines.matching((event) -> RequestLines.isCompletion(event)
				&& requestId.equals(event.getMDCPropertyMap().get("request_id")));
	}

	private HttpResponse<String> get(String path, String requestId) throws IOException, InterruptedException {
		return this.server.get(path, requestId);
	}

	private static final class Endpoints extends HttpServlet {

		@Override
		protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
			String path = request.getRequestURI();
			if (request.getDispatcherType() == DispatcherType.ERROR) {
				LoggerFactory.getLogger(getClass()).info("in the error page");
				return;
			}
			LoggerFactory.getLogger(getClass()).info("in the servlet for {}", path);
			switch (path) {
				case "/denied" -> response.sendError(403);
				case "/boom" -> throw new IllegalStateException("boom");
				case "/async" -> {
					AsyncContext async = request.startAsync();
					async.start(async::complete);
				}
				case "/async-boom" -> {
					AsyncContext async = request.startAsync();
					async.start(() -> {
						response.setStatus(500);
						async.complete();
					});
				}
				case "/dispatch" -> {
					if (request.getDispatcherType() == DispatcherType.REQUEST) {
						AsyncContext async = request.startAsync();
						async.start(async::dispatch);
					}
				}
				case "/mdc" -> response.getWriter().print(MDC.getCopyOfContextMap().size());
				default -> response.getWriter().print("ok");
			}
		}

	}

}
