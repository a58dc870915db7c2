package com.example;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@SpringBootApplication
@RestController
public class Application {

	private static final Logger logger = LoggerFactory.getLogger(Application.class);

	public static void main(String[] args) {
		SpringApplication.run(Application.class, args);
	}

	@GetMapping("/hello")
	Mono<String> hello() {
		return Mono.fromCallable(() -> {
			logger.info("Saying hello");
			return "hello";
		}).subscribeOn(Schedulers.boundedElastic());
	}

	@GetMapping("/fail")
	Mono<String> fail() {
		return Mono.error(new IllegalStateException("failed on demand"));
	}

}
