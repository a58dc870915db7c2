/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.tracing.internal.export;

import java.time.Duration;
import java.util.List;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.spyglass.export.internal.ExportRegistry;
import dev.spyglass.testsupport.CapturedLines;
import dev.spyglass.testsupport.OtlpReceiver;
import dev.spyglass.testsupport.RunningApplication;
import io.micrometer.core.instrument.MeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A collector that misbehaves, under load. Twice the queue is asked for, so that it is
 * full.
 */
class DeadCollectorIT {

	private static final int REQUESTS = 5000;

	private static final Duration SHUTDOWN = Duration.ofSeconds(5);

	private final OtlpReceiver receiver = new OtlpReceiver();

	private final FaultyCollector collector = new FaultyCollector(this.receiver.httpPort());

	@AfterEach
	void close() {
		this.collector.close();
		this.receiver.close();
	}

	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = { "NONE", "STALLED" })
	void nobodyNoticesAndNothingIsHidden(FaultyCollector.Fault fault) {
		this.collector.fault(fault);
		RunningApplication application = start();
		long started = System.nanoTime();
		try (CapturedLines lines = new CapturedLines()) {
			load(application);
			Awaitility.await().atMost(Duration.ofSeconds(15)).until(() -> exported(application, "failure") > 0);
			assertThat(exported(application, "failure") + exported(application, "dropped")
					+ exported(application, "success"))
				.isLessThanOrEqualTo(REQUESTS);
			int warnings = warnings(lines).size();
			assertThat(warnings)
				.isLessThanOrEqualTo(1 + (int) Duration.ofNanos(System.nanoTime() - started).toMinutes());
			this.collector.fault(FaultyCollector.Fault.NONE);
			Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> {
				application.get("/healed"); // The queue may still be full of what came
											// before.
				return this.receiver.spans().stream().anyMatch((span) -> span.name().equals("http get /healed"));
			});
			this.collector.fault(fault);
			load(application);
		}
		finally {
			long begin = System.nanoTime();
			application.close();
			assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(SHUTDOWN);
		}
	}

	/** From Java 21 on, the JDK's HTTP client waits for the body when it is closed. */
	@Test
	void anAnswerThatNeverEndsDoesNotHoldUpTheEnd() {
		this.collector.fault(FaultyCollector.Fault.STALLED);
		RunningApplication application = start();
		try {
			Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
				load(application);
				return exported(application, "failure") > 0;
			});
		}
		finally {
			long begin = System.nanoTime();
			application.close();
			assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(SHUTDOWN);
		}
	}

	private RunningApplication start() {
		return RunningApplication.start(WebApplicationType.SERVLET, Application.class,
				"management.opentelemetry.tracing.export.otlp.endpoint=http://127.0.0.1:" + this.collector.port()
						+ "/v1/traces",
				"management.opentelemetry.logging.export.otlp.endpoint=http://127.0.0.1:" + this.collector.port()
						+ "/v1/logs",
				"logging.level.dev.spyglass.request=warn");
	}

	private static void load(RunningApplication application) {
		for (int request = 0; request < REQUESTS; request++) {
			assertThat(application.get("/work").statusCode()).isEqualTo(200);
		}
	}

	private static double exported(RunningApplication application, String outcome) {
		return application.context()
			.getBean(MeterRegistry.class)
			.get("spyglass.export")
			.tag("signal", "traces")
			.tag("outcome", outcome)
			.functionCounter()
			.count();
	}

	private static List<String> warnings(CapturedLines lines) {
		return lines.all()
			.stream()
			.filter((line) -> line.getLevel().isGreaterOrEqual(Level.WARN))
			.filter((line) -> line.getLoggerName().equals(ExportRegistry.LOGGER)
					|| line.getLoggerName().startsWith("io.opentelemetry"))
			.map(ILoggingEvent::getFormattedMessage)
			.filter((message) -> !message.contains("export of logs"))
			.toList();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Endpoint.class)
	static class Application {

	}

	@RestController
	static class Endpoint {

		@GetMapping({ "/work", "/healed" })
		String work() {
			return "done";
		}

	}

}
