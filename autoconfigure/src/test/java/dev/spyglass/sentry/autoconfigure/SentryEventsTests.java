/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sentry.autoconfigure;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import dev.spyglass.sentry.internal.SentryReceiver;
import dev.spyglass.testsupport.RunningApplication;
import io.micrometer.tracing.Tracer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what Sentry receives, over HTTP and from real servers.
 */
@ExtendWith(OutputCaptureExtension.class)
class SentryEventsTests {

	private static final JsonMapper JSON = new JsonMapper();

	private final SentryReceiver receiver = new SentryReceiver();

	@AfterEach
	void close() {
		this.receiver.close();
	}

	@ParameterizedTest
	@EnumSource(names = { "SERVLET", "REACTIVE" })
	void anUnhandledErrorIsSentOnce(WebApplicationType type) {
		List<JsonNode> events = eventsOf(type, "/fail");
		assertThat(events).hasSize(1);
		assertThat(events.get(0).at("/exception/values").toString()).contains("\"broken\"");
	}

	@ParameterizedTest
	@EnumSource(names = { "SERVLET", "REACTIVE" })
	void anErrorThatIsLoggedAndThrownIsSentOnce(WebApplicationType type) {
		assertThat(eventsOf(type, "/log-and-fail")).hasSize(1);
	}

	@ParameterizedTest
	@EnumSource(names = { "SERVLET", "REACTIVE" })
	void anErrorThatIsLoggedInAWrapperAndThrownIsSentOnce(WebApplicationType type) {
		assertThat(eventsOf(type, "/log-wrapped-and-fail")).hasSize(1);
	}

	@Test
	void anErrorThatIsOnlyLoggedIsSentToo() {
		List<JsonNode> events = eventsOf(WebApplicationType.SERVLET, "/log");
		assertThat(events).hasSize(1);
		assertThat(events.get(0).at("/message/formatted").asString()).isEqualTo("handled");
	}

	@ParameterizedTest
	@EnumSource(names = { "SERVLET", "REACTIVE" })
	void anAnswerOfAServerErrorWithoutAnExceptionIsSentToo(WebApplicationType type) {
		JsonNode event = single(eventsOf(type, "/answer-500/17"));
		assertThat(event.at("/message/formatted").asString()).startsWith("GET /answer-500/{id} 500 in ");
		assertThat(event.at("/tags/request_id").asString()).isNotEmpty();
		assertThat(event.at("/tags/route").asString()).isEqualTo("/answer-500/{id}");
		assertThat(event.at("/fingerprint").toString()).isEqualTo("[\"request.completed\",\"/answer-500/{id}\"]");
	}

	@ParameterizedTest
	@EnumSource(names = { "SERVLET", "REACTIVE" })
	void anErrorThatIsLoggedAndAnsweredIsSentOnce(WebApplicationType type) {
		JsonNode event = single(eventsOf(type, "/log-and-answer-500"));
		assertThat(event.at("/message/formatted").asString()).isEqualTo("handled");
	}

	@ParameterizedTest
	@EnumSource(names = { "SERVLET", "REACTIVE" })
	void anEventBelongsToTheTraceOfItsRequest(WebApplicationType type) {
		JsonNode event = eventsOf(type, "/fail").get(0);
		assertThat(event.at("/contexts/trace/trace_id").asString()).isEqualTo(Failing.TRACE.get());
		assertThat(event.at("/tags/trace_id").asString()).isEqualTo(Failing.TRACE.get());
	}

	@ParameterizedTest
	@EnumSource(names = { "SERVLET", "REACTIVE" })
	void anEventBelongsToTheSpanOfItsRequest(WebApplicationType type) {
		JsonNode event = eventsOf(type, "/fail").get(0);
		assertThat(event.at("/contexts/trace/span_id").asString()).isEqualTo(Failing.SPAN.get());
	}

	@ParameterizedTest
	@EnumSource(names = { "SERVLET", "REACTIVE" })
	void anEventNamesTheRouteOfItsRequest(WebApplicationType type) {
		assertThat(eventsOf(type, "/orders/17").get(0).at("/tags/route").asString()).isEqualTo("/orders/{id}");
	}

	@ParameterizedTest
	@EnumSource(names = { "SERVLET", "REACTIVE" })
	void anEventHasTheFingerprintOfItsLine(WebApplicationType type, CapturedOutput output) {
		JsonNode event = eventsOf(type, "/fail", "spyglass.logging.format=json").get(0);
		List<String> fingerprints = output.getOut()
			.lines()
			.filter((line) -> line.startsWith("{") && line.contains("\"fingerprint\""))
			.map((line) -> JSON.readTree(line).at("/error/fingerprint").asString())
			.distinct()
			.toList();
		assertThat(event.at("/fingerprint").size()).isEqualTo(1);
		assertThat(fingerprints).containsExactly(event.at("/fingerprint/0").asString());
	}

	@Test
	void equalErrorsShareAFingerprint() {
		Set<String> fingerprints = new HashSet<>();
		try (RunningApplication application = start(WebApplicationType.SERVLET)) {
			IntStream.range(0, 100).forEach((i) -> application.get("/orders/" + i));
		}
		this.receiver.events().forEach((event) -> fingerprints.add(event.at("/fingerprint/0").asString()));
		assertThat(this.receiver.events()).hasSize(100);
		assertThat(fingerprints).singleElement().asString().matches("[0-9a-f]{16}");
	}

	@Test
	void arrivesZipped() {
		eventsOf(WebApplicationType.SERVLET, "/fail");
		assertThat(this.receiver.isZipped()).isTrue();
	}

	@Test
	void anEventCarriesTheIdsOfItsRequest() {
		JsonNode event = eventsOf(WebApplicationType.SERVLET, "/log").get(0);
		assertThat(event.at("/tags/request_id").asString()).isEqualTo("req_1");
		assertThat(event.at("/tags/correlation_id").asString()).isEqualTo("flow_1");
	}

	@Test
	void anEventCarriesTheServicesIdentity() {
		JsonNode event = eventsOf(WebApplicationType.SERVLET, "/fail", "spyglass.service.name=orders",
				"spyglass.service.version=1.2.3", "spyglass.service.environment=staging",
				"spyglass.service.hostname=orders-0")
			.get(0);
		assertThat(event.at("/tags/service").asString()).isEqualTo("orders");
		assertThat(event.at("/release").asString()).isEqualTo("orders@1.2.3");
		assertThat(event.at("/environment").asString()).isEqualTo("staging");
		assertThat(event.at("/server_name").asString()).isEqualTo("orders-0");
	}

	@ParameterizedTest
	@EnumSource(names = { "SERVLET", "REACTIVE" })
	void anEventTellsNothingOfAPerson(WebApplicationType type) {
		eventsOf(type, "/fail?email=jane@example.org");
		assertThat(this.receiver.raw()).doesNotContain("jane@example.org")
			.doesNotContain("hunter2")
			.doesNotContain("c00kie")
			.doesNotContain("203.0.113.7")
			.doesNotContain("user_9");
	}

	@Test
	void anEventBringsWhatWasLoggedBefore() {
		JsonNode event = eventsOf(WebApplicationType.SERVLET, "/log").get(0);
		assertThat(event.at("/breadcrumbs").toString()).contains("about to fail");
	}

	@Test
	void nothingButErrorsIsSent() {
		eventsOf(WebApplicationType.SERVLET, "/fail");
		assertThat(this.receiver.raw()).doesNotContain("\"type\":\"transaction\"");
	}

	@Test
	void sentrysOwnPropertyWillDo() {
		try (RunningApplication application = RunningApplication.start(WebApplicationType.SERVLET, Failing.class,
				"sentry.dsn=" + this.receiver.dsn())) {
			application.get("/fail");
		}
		assertThat(this.receiver.events()).hasSize(1);
	}

	@Test
	void nothingIsSentWhenDisabled() {
		assertThat(eventsOf(WebApplicationType.SERVLET, "/fail", "spyglass.sentry.enabled=false")).isEmpty();
	}

	private static JsonNode single(List<JsonNode> events) {
		assertThat(events).hasSize(1);
		return events.get(0);
	}

	private RunningApplication start(WebApplicationType type) {
		return this.receiver.start(type, Failing.class);
	}

	private List<JsonNode> eventsOf(WebApplicationType type, String path, String... properties) {
		try (RunningApplication application = this.receiver.start(type, Failing.class, properties)) {
			application.get(path, "Authorization", "Bearer hunter2", "Cookie", "session=c00kie", "X-Forwarded-For",
					"203.0.113.7", "True-Client-IP", "203.0.113.7", "Referer",
					"http://localhost/?user=jane@example.org");
		} // Closing sends what is pending.
		return this.receiver.events();
	}

	@RestController
	@EnableAutoConfiguration
	static class Failing {

		static final AtomicReference<String> TRACE = new AtomicReference<>();

		static final AtomicReference<String> SPAN = new AtomicReference<>();

		private static final Logger logger = LoggerFactory.getLogger(Failing.class);

		private final ObjectProvider<Tracer> tracer;

		Failing(ObjectProvider<Tracer> tracer) {
			this.tracer = tracer;
		}

		@GetMapping("/fail")
		String fail() {
			TRACE.set(this.tracer.getObject().currentSpan().context().traceId());
			SPAN.set(this.tracer.getObject().currentSpan().context().spanId());
			throw new IllegalStateException("broken");
		}

		@GetMapping("/orders/{id}")
		String order(@PathVariable String id) {
			throw new IllegalStateException("no order " + id);
		}

		@GetMapping("/log-wrapped-and-fail")
		String logWrappedAndFail() {
			IllegalStateException broken = new IllegalStateException("broken");
			logger.error("giving up", new IllegalArgumentException(broken));
			throw broken;
		}

		@GetMapping("/log-and-fail")
		String logAndFail() {
			IllegalStateException broken = new IllegalStateException("broken");
			logger.error("giving up", broken);
			throw broken;
		}

		@GetMapping("/answer-500/{id}")
		ResponseEntity<String> answer500(@PathVariable String id) {
			return ResponseEntity.internalServerError().body(id);
		}

		@GetMapping("/log-and-answer-500")
		ResponseEntity<String> logAndAnswer500() {
			logger.error("handled", new IllegalStateException("broken"));
			return ResponseEntity.internalServerError().build();
		}

		@GetMapping("/log")
		String log() {
			try (var request = MDC.putCloseable("request_id", "req_1");
					var flow = MDC.putCloseable("correlation_id", "flow_1");
					var user = MDC.putCloseable("user_id", "user_9")) {
				logger.info("about to fail");
				logger.error("handled", new IllegalStateException("broken"));
			}
			return "ok";
		}

	}

}
