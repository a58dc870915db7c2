/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.actuate.web.server.TomcatReactiveManagementContextAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.reactive.TomcatReactiveWebServerAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;

/**
 * Reactive application that logs on every way that a request can take.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = { TomcatReactiveWebServerAutoConfiguration.class,
		TomcatReactiveManagementContextAutoConfiguration.class })
@Import(ReactiveApplication.Endpoints.class)
class ReactiveApplication {

	static final Logger logger = LoggerFactory.getLogger(ReactiveApplication.class);

	static ConfigurableApplicationContext run(String... args) {
		return run(ReactiveApplication.class, args);
	}

	static ConfigurableApplicationContext run(Class<?> source, String... args) {
		SpringApplication application = new SpringApplication(source);
		application.setDefaultProperties(Map.of("server.port", "0", "spring.main.banner-mode", "off",
				"spring.main.web-application-type", "reactive"));
		return application.run(args);
	}

	/** Fails while it is encoded. */
	record Broken(String state) {

		public String getDetail() {
			if (this.state.equals("broken")) {
				throw new IllegalStateException("broken json");
			}
			return "fine";
		}

	}

	@RestController
	static class Endpoints {

		@GetMapping("/ok")
		Mono<String> ok() {
			logger.info("in the controller");
			return Mono.just("ok");
		}

		@GetMapping("/boom")
		Mono<String> boom() {
			return Mono.error(new IllegalStateException("boom"));
		}

		@GetMapping("/hops")
		Mono<String> hops() {
			return Flux.range(0, 3)
				.flatMap((i) -> Mono.just(i).delayElement(Duration.ofMillis(1)))
				.publishOn(Schedulers.boundedElastic())
				.doOnNext((i) -> logger.info("after the hop"))
				.then(Mono.just("hops"));
		}

		@GetMapping("/flat-map")
		Mono<String> flatMap(@RequestParam String id) {
			return Flux.range(0, 3)
				.flatMap((i) -> Mono.just(i).delayElement(Duration.ofMillis(1)))
				.doOnNext((i) -> logger.info("in the flatMap for {}", id))
				.then(Mono.just("flat"));
		}

		@GetMapping("/publish-on")
		Mono<String> publishOn(@RequestParam String id) {
			return Flux.range(0, 3)
				.publishOn(Schedulers.parallel())
				.doOnNext((i) -> logger.info("after publishOn for {}", id))
				.then(Mono.just("published"));
		}

		@GetMapping("/bounded-elastic")
		Mono<String> boundedElastic(@RequestParam String id) {
			return Mono.fromCallable(() -> {
				logger.info("on boundedElastic for {}", id);
				return "elastic";
			}).subscribeOn(Schedulers.boundedElastic());
		}

		@GetMapping("/items/{id}")
		Mono<String> item(@PathVariable int id) {
			return Mono.just("item " + id);
		}

		@PostMapping("/echo")
		Mono<String> echo(@RequestBody String body) {
			return Mono.just(body + body);
		}

		@GetMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
		Flux<String> events() {
			return Flux.just("one", "two").delayElements(Duration.ofMillis(10));
		}

		@GetMapping("/delayed")
		Mono<String> delayed() {
			return Mono.delay(Duration.ofMillis(5)).map((i) -> "hi");
		}

		@GetMapping("/delayed-boom")
		Mono<String> delayedBoom() {
			return Mono.delay(Duration.ofMillis(1)).map((i) -> {
				throw new IllegalStateException("late boom");
			});
		}

		@GetMapping("/delayed-missing")
		Mono<String> delayedMissing() {
			return Mono.delay(Duration.ofMillis(1))
				.flatMap((i) -> Mono.error(new ResponseStatusException(HttpStatus.NOT_FOUND)));
		}

		@GetMapping("/empty")
		Mono<Void> empty() {
			return Mono.delay(Duration.ofMillis(1)).then();
		}

		@GetMapping("/no-content")
		Mono<ResponseEntity<Void>> noContent() {
			return Mono.delay(Duration.ofMillis(1)).thenReturn(ResponseEntity.noContent().build());
		}

		@GetMapping("/broken-body")
		Flux<String> brokenBody() {
			return Flux.just("a", "b").concatWith(Mono.error(new IllegalStateException("broken body")));
		}

		@GetMapping(path = "/broken-events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
		Flux<String> brokenEvents() {
			return Flux.just("a", "b")
				.delayElements(Duration.ofMillis(2))
				.concatWith(Mono.error(new IllegalStateException("broken events")));
		}

		@GetMapping(path = "/broken-json", produces = MediaType.APPLICATION_NDJSON_VALUE)
		Flux<Broken> brokenJson() {
			return Flux.just(new Broken("ok"), new Broken("broken")).delayElements(Duration.ofMillis(5));
		}

		@GetMapping("/broken-write")
		Mono<Void> brokenWrite(ServerWebExchange exchange) {
			ServerHttpResponse response = exchange.getResponse();
			return response
				.writeAndFlushWith(
						Flux.just(Flux.just(response.bufferFactory().wrap("a".getBytes(StandardCharsets.UTF_8)))))
				.then(Mono.error(new IllegalStateException("after the write")));
		}

		@GetMapping("/silent")
		Mono<Void> silent(ServerWebExchange exchange) {
			ServerHttpResponse response = exchange.getResponse();
			return response.writeAndFlushWith(Flux.interval(Duration.ZERO, Duration.ofMillis(20))
				.onBackpressureDrop()
				.map((i) -> Flux
					.just(response.bufferFactory().wrap("b".repeat(200).getBytes(StandardCharsets.UTF_8)))));
		}

		@GetMapping(path = "/cancelled", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
		Flux<String> cancelled() {
			return Flux.interval(Duration.ofMillis(5))
				.onBackpressureDrop()
				.map((i) -> "x".repeat(1000))
				.doOnCancel(() -> logger.info("in the cancellation"))
				.doFinally((signal) -> logger.info("at the very end"));
		}

		@GetMapping("/cleared-headers")
		Mono<String> clearedHeaders(ServerWebExchange exchange) {
			HttpHeaders headers = exchange.getResponse().getHeaders();
			exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> {
				headers.clear();
				// Without it, Tomcat sometimes leaves the last chunk out, without
				// Spyglass too.
				headers.setContentLength("cleared".length());
			}));
			return Mono.just("cleared");
		}

		@GetMapping("/cleared-mdc")
		Mono<String> clearedMdc() {
			MDC.clear();
			throw new IllegalStateException("cleared");
		}

		@GetMapping(path = "/endless", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
		Flux<String> endless() {
			return Flux.interval(Duration.ofMillis(5)).onBackpressureDrop().map((i) -> "x".repeat(1000));
		}

	}

}
