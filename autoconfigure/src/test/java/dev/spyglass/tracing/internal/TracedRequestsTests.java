/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.tracing.internal;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.reactive.TomcatReactiveWebServerAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what is traced of real requests, on Tomcat and Netty.
 */
class TracedRequestsTests {

	@ParameterizedTest
	@ValueSource(strings = { "servlet", "reactive" })
	void putsTheIdsOnTheSpan(String stack) throws Exception {
		try (ConfigurableApplicationContext context = run(stack)) {
			get(context, "/traced");
			assertThat(finished(context)).singleElement()
				.satisfies((span) -> assertThat(span.getAttributes().get(AttributeKey.stringKey("request_id")))
					.isEqualTo("demo-1"))
				.satisfies((span) -> assertThat(span.getAttributes().get(AttributeKey.stringKey("correlation_id")))
					.isEqualTo("flow-1"));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "servlet", "reactive" })
	void leavesOutActuatorProbesAndStaticResources(String stack) throws Exception {
		try (ConfigurableApplicationContext context = run(stack,
				"--management.endpoint.health.group.liveness.additional-path=server:/alive")) {
			get(context, "/actuator/health");
			get(context, "/alive");
			get(context, "/css/site.css");
			get(context, "/traced");
			assertThat(finished(context)).extracting(SpanData::getName).containsExactly("http get /traced");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "servlet", "reactive" })
	void stillMeasuresWhatItDoesNotTrace(String stack) throws Exception {
		try (ConfigurableApplicationContext context = run(stack)) {
			get(context, "/actuator/health");
			get(context, "/traced");
			finished(context);
			assertThat(context.getBean(io.micrometer.core.instrument.MeterRegistry.class)
				.get("http.server.requests")
				.tag("uri", "/actuator/health")
				.timer()
				.count()).isEqualTo(1);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "servlet", "reactive" })
	void tracesEverythingWhenAskedTo(String stack) throws Exception {
		try (ConfigurableApplicationContext context = run(stack, "--spyglass.tracing.excluded-paths=")) {
			get(context, "/actuator/health");
			assertThat(finished(context)).hasSize(1);
		}
	}

	@ParameterizedTest
	@CsvSource({ "servlet, trace-id", "reactive, trace-id", "servlet, TRACE_ID" })
	void takesTheRequestsIdForItsTraceWhenAskedTo(String stack, String generator) throws Exception {
		try (ConfigurableApplicationContext context = run(stack, "--spyglass.request.id.generator=" + generator,
				"--spyglass.request.id.trust=nobody")) {
			HttpResponse<String> response = get(context, "/traced");
			assertThat(finished(context)).singleElement()
				.satisfies((span) -> assertThat(response.headers().firstValue("X-Request-ID"))
					.hasValue(span.getTraceId()));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "servlet", "reactive" })
	void tellsTheCallerTheTraceWhenAskedTo(String stack) throws Exception {
		try (ConfigurableApplicationContext context = run(stack,
				"--spyglass.tracing.response-headers=traceresponse,x-trace-id")) {
			HttpResponse<String> response = get(context, "/traced");
			assertThat(finished(context)).singleElement().satisfies((span) -> {
				assertThat(response.headers().firstValue("X-Trace-ID")).hasValue(span.getTraceId());
				assertThat(response.headers().firstValue("traceresponse"))
					.hasValue("00-" + span.getTraceId() + "-" + span.getSpanId() + "-01");
			});
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "servlet", "reactive" })
	void putsTheIdsOnErrorResponses(String stack) throws Exception {
		try (ConfigurableApplicationContext context = run(stack)) {
			HttpResponse<String> response = get(context, "/broken");
			String traceId = finished(context).get(0).getTraceId();
			assertThat(response.statusCode()).isEqualTo(500);
			assertThat(response.body()).contains("\"request_id\":\"demo-1\"", "\"trace_id\":\"" + traceId + "\"");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "servlet", "reactive" })
	void putsTheIdsOnProblemDetails(String stack) throws Exception {
		try (ConfigurableApplicationContext context = run(stack, "--spring.mvc.problemdetails.enabled=true",
				"--spring.webflux.problemdetails.enabled=true")) {
			HttpResponse<String> response = get(context, "/refused");
			String traceId = finished(context).get(0).getTraceId();
			assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
			assertThat(response.body()).contains("\"request_id\":\"demo-1\"", "\"trace_id\":\"" + traceId + "\"");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "servlet", "reactive" })
	void tracesNothingWhenSwitchedOff(String stack) throws Exception {
		try (ConfigurableApplicationContext context = run(stack, "--spyglass.tracing.enabled=false")) {
			assertThat(get(context, "/traced").statusCode()).isEqualTo(200);
			assertThat(context.getBean(io.micrometer.tracing.Tracer.class)).isSameAs(io.micrometer.tracing.Tracer.NOOP);
		}
	}

	private static ConfigurableApplicationContext run(String stack, String... args) {
		SpringApplication application = new SpringApplication(TracedApplication.class);
		application.setDefaultProperties(Map.of("server.port", "0", "spring.main.banner-mode", "off",
				"spring.main.web-application-type", stack));
		return application.run(args);
	}

	private static HttpResponse<String> get(ConfigurableApplicationContext context, String path) throws Exception {
		String port = context.getEnvironment().getProperty("local.server.port");
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
			.header("X-Request-ID", "demo-1")
			.header("X-Correlation-ID", "flow-1")
			.build();
		return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
	}

	private static List<SpanData> finished(ConfigurableApplicationContext context) {
		List<SpanData> spans = context.getBean(Spans.class).finished;
		Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> !spans.isEmpty());
		return spans;
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration(exclude = TomcatReactiveWebServerAutoConfiguration.class)
	@Import(Endpoint.class)
	static class TracedApplication {

		@Bean
		Spans spans() {
			return new Spans();
		}

	}

	@RestController
	static class Endpoint {

		@GetMapping("/traced")
		String traced() {
			return "traced";
		}

		@GetMapping("/broken")
		String broken() {
			throw new IllegalStateException("broken");
		}

		@GetMapping("/refused")
		String refused() {
			throw new ResponseStatusException(HttpStatus.CONFLICT, "not now");
		}

	}

	static class Spans implements SpanProcessor {

		private final List<SpanData> finished = new CopyOnWriteArrayList<>();

		@Override
		public void onStart(Context parentContext, ReadWriteSpan span) {
		}

		@Override
		public boolean isStartRequired() {
			return false;
		}

		@Override
		public void onEnd(ReadableSpan span) {
			this.finished.add(span.toSpanData());
		}

		@Override
		public boolean isEndRequired() {
			return true;
		}

	}

}
