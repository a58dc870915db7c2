/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.blackbox.guest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Careless and slow code that a test brings into the packaged batch server.
 */
@Configuration(proxyBeanMethods = false)
public class Guest {

	/** A tag of a value that the client chooses. */
	@Bean
	Filter tenants(MeterRegistry registry) {
		return (request, response, chain) -> {
			try {
				chain.doFilter(request, response);
			}
			finally {
				String tenant = ((HttpServletRequest) request).getHeader("X-Tenant");
				if (tenant != null) {
					registry.counter("guest.requests", "tenant", tenant).increment();
				}
			}
		};
	}

	/**
	 * As many series as a test asks for, and as the guard lets through: past the cap, one
	 * more for each meter.
	 */
	@Bean
	MeterBinder filling(@Value("${guest.series:0}") int series) {
		return (registry) -> {
			for (int i = 0; i < series; i++) {
				registry.counter("guest.filling." + i / 100, "value", Integer.toString(i % 100)).increment();
			}
		};
	}

	@RestController
	static class Slow {

		private static final Logger logger = LoggerFactory.getLogger(Slow.class);

		private final CountDownLatch never = new CountDownLatch(1);

		/** Answers when that file exists. */
		@GetMapping("/guest/slow")
		String slow(@RequestParam String until) throws InterruptedException {
			logger.info("Slow request began");
			while (Files.notExists(Path.of(until))) {
				this.never.await(20, TimeUnit.MILLISECONDS);
			}
			return "slept";
		}

	}

}
