/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.otlp;

import java.util.List;
import java.util.Map;

import dev.spyglass.export.internal.ExportRegistry;
import dev.spyglass.logging.Severity;
import dev.spyglass.testsupport.OtlpReceiver;
import dev.spyglass.testsupport.ReceivedLog;
import dev.spyglass.testsupport.ReceivedSpan;
import dev.spyglass.testsupport.RunningApplication;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for what a collector sees of the log of a running application.
 */
class OtlpLogTests {

	private static final String LOGS = "management.opentelemetry.logging.export.otlp.endpoint=";

	private static final String TRACES = "management.opentelemetry.tracing.export.otlp.endpoint=";

	private final OtlpReceiver receiver = new OtlpReceiver();

	@AfterEach
	void close() {
		this.receiver.close();
	}

	@Test
	void sendsTheLinesOfARequestWithItsTraceOverHttp() {
		try (RunningApplication application = start(LOGS + this.receiver.logs(), TRACES + this.receiver.traces())) {
			application.get("/log", "X-Request-ID", "demo-1");
			ReceivedLog line = this.receiver.record("batch done");
			ReceivedSpan span = this.receiver.span("http get /log");
			assertThat(line.traceId()).isEqualTo(span.traceId());
			assertThat(line.spanId()).isEqualTo(span.spanId());
			assertThat(line.severity()).isEqualTo("WARN");
			assertThat(line.severityNumber()).isEqualTo(13);
			assertThat(line.logger()).isEqualTo(Endpoint.class.getName());
			assertThat(line.nanos()).isPositive();
		}
	}

	@Test
	void sendsLinesOverGrpc() {
		try (RunningApplication application = start(LOGS + this.receiver.grpc(),
				"management.opentelemetry.logging.export.otlp.transport=grpc")) {
			application.get("/log");
			assertThat(this.receiver.record("batch done").traceId()).hasSize(32);
		}
	}

	@Test
	void sendsTheFieldsOfTheLineWithTheirTypes() {
		try (RunningApplication application = start(LOGS + this.receiver.logs())) {
			application.get("/log", "X-Request-ID", "demo-1");
			assertThat(this.receiver.record("batch done").attributes()).containsEntry("request_id", "demo-1")
				.containsEntry("items", 42L)
				.containsEntry("ratio", 0.5)
				.containsEntry("ok", true)
				.containsEntry("names", List.of("a", "b"))
				.containsEntry("shop.city", "Oslo")
				.doesNotContainKeys("traceId", "trace_id", "message", "service");
			ReceivedLog completed = this.receiver.record("GET /log 200 in ");
			assertThat(completed.eventName()).isEqualTo("request.completed");
			assertThat(completed.attributes()).containsEntry("http.status", 200L)
				.containsEntry("event.name", "request.completed")
				.doesNotContainKey("event");
		}
	}

	@Test
	void sendsErrorsAndFatalLines() {
		try (RunningApplication application = start(LOGS + this.receiver.logs())) {
			application.get("/fatal");
			ReceivedLog line = this.receiver.record("going down");
			assertThat(line.severity()).isEqualTo("FATAL");
			assertThat(line.severityNumber()).isEqualTo(21);
			assertThat(line.attributes()).containsEntry("error.type", "java.lang.IllegalStateException")
				.containsKeys("error.stack_trace", "error.fingerprint");
		}
	}

	@Test
	void takesSecretsOut() {
		try (RunningApplication application = start(LOGS + this.receiver.logs(),
				"downstream.password=correct-horse-battery")) {
			application.get("/secret");
			assertThat(this.receiver.record("logged in").text()).doesNotContain("hunter2")
				.doesNotContain("correct-horse-battery");
		}
	}

	@Test
	void sendsTheLinesOfTheStart() {
		try (RunningApplication application = start(LOGS + this.receiver.logs())) {
			assertThat(application.context().isActive()).isTrue();
			assertThat(this.receiver.record("Starting ").resource()).containsEntry("service.name", "orders");
			assertThat(this.receiver.record("Started ").traceId()).isEmpty();
		}
	}

	@Test
	void sendsWhatIsLoggedUntilTheEnd() {
		try (RunningApplication application = RunningApplication.start(WebApplicationType.SERVLET, Application.class,
				LOGS + this.receiver.logs(), "management.opentelemetry.logging.export.schedule-delay=60s")) {
			application.get("/log");
		}
		assertThat(this.receiver.record("batch done").body()).isEqualTo("batch done");
	}

	@Test
	void doesNotFeedItself() {
		try (RunningApplication application = start(LOGS + this.receiver.logs())) {
			LoggerFactory.getLogger(ExportRegistry.LOGGER).warn("about the export");
			LoggerFactory.getLogger("okhttp3.OkHttpClient").warn("about the sender");
			LoggerFactory.getLogger("jdk.httpclient.HttpClient").warn("about the client");
			LoggerFactory.getLogger("io.opentelemetry.sdk.Anything").warn("about the SDK");
			application.get("/log");
			this.receiver.record("batch done");
			assertThat(this.receiver.records()).extracting(ReceivedLog::body)
				.doesNotContain("about the export", "about the sender", "about the client", "about the SDK");
		}
	}

	@Test
	void keepsItsOwnSchemaWhateverTheConsoleShows() {
		try (RunningApplication application = start(LOGS + this.receiver.logs(), "spyglass.logging.schema=ecs")) {
			application.get("/log", "X-Request-ID", "demo-1");
			assertThat(this.receiver.record("batch done").attributes()).containsEntry("request_id", "demo-1");
		}
	}

	@Test
	void sendsNothingWhenSwitchedOff() {
		try (RunningApplication application = start(LOGS + this.receiver.logs(),
				"spyglass.logging.otlp.enabled=false")) {
			application.get("/log");
		}
		assertThat(this.receiver.records()).isEmpty();
	}

	@Test
	void sendsNothingToAnEmptyEndpoint() {
		try (RunningApplication application = start(LOGS)) {
			assertThat(application.get("/log").statusCode()).isEqualTo(200);
		}
	}

	@Test
	@ExtendWith(OutputCaptureExtension.class)
	void refusesAnEndpointThatIsNone(CapturedOutput output) {
		assertThatExceptionOfType(Exception.class).isThrownBy(() -> start(LOGS + "collector:4318"));
		assertThat(output).contains("APPLICATION FAILED TO START",
				"management.opentelemetry.logging.export.otlp.endpoint", "http://host:4318/v1/logs");
	}

	private static RunningApplication start(String... properties) {
		String[] all = new String[properties.length + 3];
		all[0] = "spyglass.service.name=orders";
		all[1] = "management.opentelemetry.logging.export.schedule-delay=50ms";
		all[2] = "management.opentelemetry.tracing.export.schedule-delay=50ms";
		System.arraycopy(properties, 0, all, 3, properties.length);
		return RunningApplication.start(WebApplicationType.SERVLET, Application.class, all);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Endpoint.class)
	static class Application {

	}

	@RestController
	static class Endpoint {

		private static final Logger logger = LoggerFactory.getLogger(Endpoint.class);

		@GetMapping("/log")
		String log() {
			logger.atWarn()
				.addKeyValue("items", 42)
				.addKeyValue("ratio", 0.5)
				.addKeyValue("ok", true)
				.addKeyValue("names", List.of("a", "b"))
				.addKeyValue("shop", Map.of("city", "Oslo"))
				.log("batch done");
			return "done";
		}

		@GetMapping("/fatal")
		String fatal() {
			logger.error(Severity.FATAL, "going down", new IllegalStateException("broken"));
			return "done";
		}

		@GetMapping("/secret")
		String secret() {
			logger.atInfo()
				.addKeyValue("password", "hunter2")
				.setCause(new IllegalStateException("with correct-horse-battery"))
				.log("logged in with token=hunter2 and correct-horse-battery");
			return "done";
		}

	}

}
