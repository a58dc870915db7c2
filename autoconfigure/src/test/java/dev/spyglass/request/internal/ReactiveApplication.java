/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal;

import java.time.Duration;
import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

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

		@GetMapping(path = "/endless", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
		Flux<String> endless() {
			return Flux.interval(Duration.ofMillis(5)).map((i) -> "x".repeat(1000));
		}

	}

}
