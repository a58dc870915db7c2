/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.internal;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

import dev.spyglass.metrics.task.ObservedTask;
import dev.spyglass.testsupport.RunningApplication;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.ReceiverContext;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.tomcat.autoconfigure.reactive.TomcatReactiveWebServerAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each error of a real application counts once, wherever it comes by.
 */
class ErrorCountsTests {

	private static final Logger log = LoggerFactory.getLogger(ErrorCountsTests.class);

	@ParameterizedTest
	@EnumSource(value = WebApplicationType.class, names = { "SERVLET", "REACTIVE" })
	void countsTheErrorsOfRequests(WebApplicationType type) {
		try (RunningApplication application = start(type)) {
			for (String path : new String[] { "/broken", "/handled", "/task", "/missing", "/gone", "/fine" }) {
				application.get(path);
			}
			await(application, Map.of("IllegalStateException http", 1.0, "ArithmeticException http", 1.0,
					"UnsupportedOperationException task", 1.0));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/late", "/deferred", "/emitter", "/logged" })
	void countsTheErrorOfAnAsynchronousRequest(String path) {
		try (RunningApplication application = start(WebApplicationType.SERVLET)) {
			application.get("/async" + path);
			await(application, Map.of("IllegalStateException http", 1.0));
		}
	}

	@Test
	void countsWhatNothingElseCounted() {
		try (RunningApplication application = start(WebApplicationType.NONE)) {
			IllegalStateException error = new IllegalStateException("no");
			log.error("Once", error);
			log.error("And again, wrapped", new RuntimeException(error));
			log.error("No exception at all");
			log.warn("No error", new IllegalArgumentException("no"));
			assertThat(counts(application)).containsExactly(Map.entry("IllegalStateException application", 1.0));
		}
	}

	@Test
	void countsTheErrorOfAMessage() {
		try (RunningApplication application = start(WebApplicationType.NONE)) {
			Observation observation = Observation.start("listener", () -> new ReceiverContext<>((carrier, key) -> null),
					application.context().getBean(ObservationRegistry.class));
			observation.error(new IllegalStateException("no"));
			observation.stop();
			assertThat(counts(application)).containsExactly(Map.entry("IllegalStateException listener", 1.0));
		}
	}

	@Test
	void countsTheErrorOfAScheduledRun() {
		try (RunningApplication application = start(WebApplicationType.NONE)) {
			application.context().getBean(Job.class).go.countDown();
			await(application, Map.of("IllegalStateException scheduled", 1.0));
		}
	}

	@Test
	void countsALineOnceWhenThereIsAChildContext() {
		try (RunningApplication application = start(WebApplicationType.NONE);
				ConfigurableApplicationContext child = new SpringApplicationBuilder(Child.class)
					.parent(application.context())
					.web(WebApplicationType.NONE)
					.bannerMode(Banner.Mode.OFF)
					.run()) {
			assertThat(child.containsLocalBean("spyglassLoggedErrorsInstaller")).isTrue();
			log.error("Once", new IllegalStateException("no"));
			await(application, Map.of("IllegalStateException application", 1.0));
		}
	}

	@Test
	void stopsListeningToLinesWithItsContext() {
		MeterRegistry registry;
		try (RunningApplication application = start(WebApplicationType.NONE)) {
			registry = application.context().getBean(MeterRegistry.class);
		}
		log.error("Too late", new IllegalStateException("no"));
		assertThat(registry.find("application.errors").counters()).isEmpty();
	}

	private static RunningApplication start(WebApplicationType type, String... properties) {
		String[] all = Arrays.copyOf(properties, properties.length + 1);
		all[properties.length] = "spring.main.banner-mode=off";
		return RunningApplication.start(type, Application.class, all);
	}

	private static void await(RunningApplication application, Map<String, Double> expected) {
		Awaitility.await().untilAsserted(() -> assertThat(counts(application)).isEqualTo(expected));
	}

	private static Map<String, Double> counts(RunningApplication application) {
		Map<String, Double> counts = new TreeMap<>();
		for (Counter counter : application.context()
			.getBean(MeterRegistry.class)
			.find("application.errors")
			.counters()) {
			assertThat(counter.getId().getTags()).extracting(Tag::getKey)
				.containsExactlyInAnyOrder("exception", "component");
			counts.put(counter.getId().getTag("exception") + " " + counter.getId().getTag("component"),
					counter.count());
		}
		return counts;
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Child {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration(exclude = TomcatReactiveWebServerAutoConfiguration.class)
	@EnableScheduling
	@Import({ Endpoints.class, Work.class, Job.class, AsyncEndpoints.class })
	static class Application {

	}

	static class Work {

		@ObservedTask("work")
		void fail() {
			throw new UnsupportedOperationException("no");
		}

	}

	static class Job {

		private final CountDownLatch go = new CountDownLatch(1);

		private boolean failed;

		@Scheduled(fixedDelay = 10)
		void run() {
			if (this.go.getCount() == 0 && !this.failed) {
				this.failed = true;
				throw new IllegalStateException("no");
			}
		}

	}

	@RestController
	@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
	static class AsyncEndpoints {

		@GetMapping("/async/late")
		Callable<String> late() {
			return () -> {
				throw error();
			};
		}

		@GetMapping("/async/deferred")
		DeferredResult<String> deferred() {
			DeferredResult<String> result = new DeferredResult<>();
			result.setErrorResult(error());
			return result;
		}

		@GetMapping("/async/emitter")
		SseEmitter emitter() {
			SseEmitter emitter = new SseEmitter();
			emitter.completeWithError(error());
			return emitter;
		}

		@GetMapping("/async/logged")
		DeferredResult<String> logged() {
			DeferredResult<String> result = new DeferredResult<>(20L, "late");
			result.onTimeout(() -> log.error("Too late", error()));
			return result;
		}

		private static IllegalStateException error() {
			return new IllegalStateException("no");
		}

	}

	@RestController
	static class Endpoints {

		private final Work work;

		Endpoints(Work work) {
			this.work = work;
		}

		@GetMapping("/broken")
		String broken() {
			throw new IllegalStateException("no");
		}

		@GetMapping("/handled")
		String handled() {
			throw new ArithmeticException("no");
		}

		@GetMapping("/task")
		String task() {
			this.work.fail();
			return "never";
		}

		@GetMapping("/gone")
		String gone() {
			throw new ResponseStatusException(HttpStatus.GONE);
		}

		@GetMapping("/fine")
		String fine() {
			return "fine";
		}

		@ExceptionHandler
		@ResponseStatus(HttpStatus.INTERNAL_SERVER_ERROR)
		String handle(ArithmeticException ex) {
			log.error("Handled", ex);
			return "no";
		}

	}

}
