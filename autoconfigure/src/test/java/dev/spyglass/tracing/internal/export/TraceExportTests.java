/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.tracing.internal.export;

import java.util.Map;

import dev.spyglass.testsupport.CapturedLines;
import dev.spyglass.testsupport.OtlpReceiver;
import dev.spyglass.testsupport.ReceivedSpan;
import dev.spyglass.testsupport.RunningApplication;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.reactive.TomcatReactiveWebServerAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what a collector sees of a running application.
 */
class TraceExportTests {

	private static final String ENDPOINT = "management.opentelemetry.tracing.export.otlp.endpoint=";

	private static final String GRPC = "management.opentelemetry.tracing.export.otlp.transport=grpc";

	private static final String SOON = "management.opentelemetry.tracing.export.schedule-delay=50ms";

	private final OtlpReceiver receiver = new OtlpReceiver();

	@AfterEach
	void close() {
		this.receiver.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "SERVLET", "REACTIVE" })
	void sendsSpansOverHttp(WebApplicationType type) {
		try (RunningApplication application = start(type, ENDPOINT + this.receiver.traces())) {
			application.get("/work", "X-Request-ID", "demo-1");
			ReceivedSpan request = this.receiver.span("http get /work");
			assertThat(request.parentId()).isEmpty();
			assertThat(request.kind()).isEqualTo(SpanKind.SPAN_KIND_SERVER);
			assertThat(request.attributes()).containsEntry("request_id", "demo-1")
				.containsEntry("correlation_id", "demo-1")
				.containsEntry("status", "200");
			ReceivedSpan work = this.receiver.span("work");
			assertThat(work.traceId()).isEqualTo(request.traceId());
			assertThat(work.parentId()).isEqualTo(request.spanId());
		}
	}

	@Test
	void sendsSpansOverGrpc() {
		try (RunningApplication application = start(WebApplicationType.SERVLET, ENDPOINT + this.receiver.grpc(),
				GRPC)) {
			application.get("/work");
			assertThat(this.receiver.span("work").parentId()).isEqualTo(this.receiver.span("http get /work").spanId());
		}
	}

	@Test
	void continuesTheCallersTrace() {
		try (RunningApplication application = start(WebApplicationType.SERVLET, ENDPOINT + this.receiver.traces())) {
			application.get("/work", "traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
			ReceivedSpan request = this.receiver.span("http get /work");
			assertThat(request.traceId()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
			assertThat(request.parentId()).isEqualTo("b7ad6b7169203331");
		}
	}

	@Test
	void saysWhoSentIt() {
		try (RunningApplication application = start(WebApplicationType.SERVLET, ENDPOINT + this.receiver.traces(),
				"spring.application.name=other", "spyglass.service.name=orders", "spyglass.service.version=1.2.3",
				"spyglass.service.environment=staging", "spyglass.service.hostname=orders-0")) {
			application.get("/work");
			assertThat(this.receiver.span("work").resource()).containsAllEntriesOf(
					Map.of("service.name", "orders", "service.version", "1.2.3", "deployment.environment.name",
							"staging", "host.name", "orders-0", "telemetry.sdk.name", "opentelemetry"));
		}
	}

	@Test
	void letsTheUserSayWhoSentIt() {
		try (RunningApplication application = start(WebApplicationType.SERVLET, ENDPOINT + this.receiver.traces(),
				"spyglass.service.name=orders", "management.opentelemetry.resource-attributes[service.name]=mine",
				"management.opentelemetry.resource-attributes[team]=blue", "spring.application.group=shop")) {
			application.get("/work");
			assertThat(this.receiver.span("work").resource()).containsEntry("service.name", "mine")
				.containsEntry("team", "blue")
				.containsEntry("service.namespace", "shop")
				.containsKey("host.name");
		}
	}

	@Test
	void takesSecretsOut() {
		try (RunningApplication application = start(WebApplicationType.SERVLET, ENDPOINT + this.receiver.traces(),
				"downstream.password=correct-horse-battery")) {
			application.get("/secrets");
			ReceivedSpan span = this.receiver.span("secrets");
			assertThat(span.text()).doesNotContain("hunter2")
				.doesNotContain("correct-horse-battery")
				.doesNotContain("jane")
				.doesNotContain("4711")
				.contains("https://shop.example/orders?[redacted]")
				.contains("select id from users where name = ? and pin = ?");
		}
	}

	@Test
	void leavesEverythingWhenRedactionIsOff() {
		try (RunningApplication application = start(WebApplicationType.SERVLET, ENDPOINT + this.receiver.traces(),
				"spyglass.redaction.enabled=false")) {
			application.get("/secrets");
			assertThat(this.receiver.span("secrets").text()).contains("jane", "4711");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", ENDPOINT })
	void sendsAndSaysNothingWithoutAnEndpoint(String property) {
		try (RunningApplication application = start(WebApplicationType.SERVLET,
				property.isEmpty() ? "some.thing=else" : property); CapturedLines lines = new CapturedLines()) {
			application.get("/work");
			assertThat(lines.containing("working")).hasSize(1);
			assertThat(lines.all()).noneMatch((line) -> line.getLevel().levelInt > 20000);
		}
		assertThat(this.receiver.spans()).isEmpty();
	}

	private static RunningApplication start(WebApplicationType type, String... properties) {
		String[] all = new String[properties.length + 1];
		all[0] = SOON;
		System.arraycopy(properties, 0, all, 1, properties.length);
		return RunningApplication.start(type, Application.class, all);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration(exclude = TomcatReactiveWebServerAutoConfiguration.class)
	@Import(Endpoint.class)
	static class Application {

	}

	@RestController
	static class Endpoint {

		private static final org.slf4j.Logger logger = org.slf4j.LoggerFactory.getLogger(Endpoint.class);

		private final ObservationRegistry observations;

		Endpoint(ObservationRegistry observations) {
			this.observations = observations;
		}

		@GetMapping("/work")
		String work() {
			return Observation.createNotStarted("work", this.observations).observe(() -> {
				logger.info("working");
				return "done";
			});
		}

		@GetMapping("/secrets")
		String secrets() {
			return Observation.createNotStarted("secrets", this.observations)
				.highCardinalityKeyValue("http.url", "https://shop.example/orders?session=hunter2")
				.highCardinalityKeyValue("url.query", "a=hunter2")
				.highCardinalityKeyValue("http.request.header.authorization", "Basic hunter2")
				.highCardinalityKeyValue("db.query.text", "select id from users where name = 'jane' and pin = 4711")
				.highCardinalityKeyValue("jdbc.params[0]", "(jane)")
				.highCardinalityKeyValue("api_key", "hunter2")
				.highCardinalityKeyValue("note", "it is correct-horse-battery")
				.observe(() -> {
					Observation current = this.observations.getCurrentObservation();
					current.event(Observation.Event.of("retry", "password=hunter2"));
					current.error(new IllegalStateException("password=hunter2"));
					return "done";
				});
		}

	}

}
