/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.health.autoconfigure;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import dev.spyglass.testsupport.RunningApplication;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.MDC;
import reactor.core.publisher.Mono;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.server.WebFilter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that a contributor has the context of the request for health, on real servers.
 */
class HealthCallerContextTests {

	@Test
	void theCurrentRequestIsThereFromTheFirstCallOn() {
		try (RunningApplication application = start(WebApplicationType.SERVLET, ServletTenants.class)) {
			for (int call = 0; call < 3; call++) {
				assertThat(tenant(application, "request", "t" + call)).contains("\"tenant\":\"t" + call + "\"");
			}
		}
	}

	@Test
	void theMdcAndTheIdsOfTheRequestAreThereFromTheFirstCallOn() {
		try (RunningApplication application = start(WebApplicationType.SERVLET, ServletTenants.class)) {
			for (int call = 0; call < 3; call++) {
				assertThat(tenant(application, "mdc", "t" + call)).contains("\"tenant\":\"t" + call + "\"",
						"\"request_id\":\"id-t" + call + "\"");
			}
		}
	}

	@Test
	void aPromptContributorRunsOnTheThreadOfTheRequestAndHasEveryThreadLocal() {
		try (RunningApplication application = start(WebApplicationType.SERVLET, ServletTenants.class)) {
			tenant(application, "local", "first");
			for (int call = 0; call < 3; call++) {
				assertThat(tenant(application, "local", "t" + call)).contains("\"tenant\":\"t" + call + "\"")
					.doesNotContain("spyglass-health");
			}
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "SERVLET", "REACTIVE" })
	void manyRequestsAtATimeGetTheirOwnAnswers(WebApplicationType type) throws Exception {
		boolean servlet = type == WebApplicationType.SERVLET;
		try (RunningApplication application = start(type, servlet ? ServletTenants.class : ReactiveTenants.class)) {
			String component = servlet ? "request" : "context";
			tenant(application, component, "first");
			ExecutorService callers = Executors.newFixedThreadPool(8);
			try {
				List<Callable<String>> calls = IntStream.range(0, 100)
					.mapToObj((call) -> (Callable<String>) () -> tenant(application, component, "t" + call))
					.toList();
				List<Future<String>> answers = callers.invokeAll(calls);
				for (int call = 0; call < 100; call++) {
					assertThat(answers.get(call).get()).contains("\"tenant\":\"t" + call + "\"");
				}
			}
			finally {
				callers.shutdownNow();
			}
		}
	}

	@Test
	void aReactiveContributorHasTheReactorContextFromTheFirstCallOn() {
		try (RunningApplication application = start(WebApplicationType.REACTIVE, ReactiveTenants.class)) {
			for (int call = 0; call < 3; call++) {
				assertThat(tenant(application, "context", "t" + call)).contains("\"tenant\":\"t" + call + "\"");
			}
		}
	}

	@Test
	void aBlockingContributorHasTheIdsOfTheRequestOnWebFlux() {
		try (RunningApplication application = start(WebApplicationType.REACTIVE, ReactiveTenants.class)) {
			for (int call = 0; call < 3; call++) {
				assertThat(tenant(application, "mdc", "t" + call)).contains("\"request_id\":\"id-t" + call + "\"");
			}
		}
	}

	@Test
	void nobodyCallsItWithoutARequest() {
		try (RunningApplication application = RunningApplication.start(WebApplicationType.SERVLET, ServletTenants.class,
				"spyglass.health.refresh-interval=10ms")) {
			for (int call = 0; call < 20; call++) {
				application.get("/readyz");
			}
			assertThat(application.context().getBean("calls", List.class)).isEmpty();
		}
	}

	private static String tenant(RunningApplication application, String component, String tenant) {
		return application.get("/actuator/health/" + component, "X-Tenant", tenant, "X-Request-ID", "id-" + tenant)
			.body();
	}

	/** A limit that a busy machine keeps. */
	private static RunningApplication start(WebApplicationType type, Class<?> application) {
		return RunningApplication.start(type, application, "management.endpoint.health.show-details=always",
				"spyglass.health.time-limit.max-wait=10s");
	}

	private static Health tenant(Object tenant) {
		return (tenant == null) ? Health.down().withDetail("error", "no tenant").build()
				: Health.up()
					.withDetail("tenant", tenant)
					.withDetail("thread", Thread.currentThread().getName())
					.withDetail("request_id", String.valueOf(MDC.get("request_id")))
					.build();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class ServletTenants {

		private static final ThreadLocal<String> LOCAL = new ThreadLocal<>();

		@Bean
		List<String> calls() {
			return new CopyOnWriteArrayList<>();
		}

		@Bean
		HealthIndicator request(List<String> calls) {
			return () -> {
				calls.add("a call");
				ServletRequestAttributes request = (ServletRequestAttributes) RequestContextHolder
					.getRequestAttributes();
				return tenant((request != null) ? request.getRequest().getHeader("X-Tenant") : null);
			};
		}

		@Bean
		HealthIndicator mdc() {
			return () -> tenant(MDC.get("mine"));
		}

		@Bean
		HealthIndicator local() {
			return () -> tenant(String.valueOf(LOCAL.get()));
		}

		@Bean
		Filter tenants() {
			return (request, response, chain) -> {
				String tenant = ((HttpServletRequest) request).getHeader("X-Tenant");
				LOCAL.set(tenant);
				MDC.put("mine", tenant);
				try {
					chain.doFilter(request, response);
				}
				finally {
					MDC.remove("mine");
					LOCAL.remove();
				}
			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class ReactiveTenants {

		@Bean
		ReactiveHealthIndicator context() {
			return () -> Mono.deferContextual((context) -> Mono.just(tenant(context.getOrDefault("tenant", null))));
		}

		@Bean
		HealthIndicator mdc() {
			return () -> tenant("any");
		}

		@Bean
		WebFilter tenants() {
			return (exchange, chain) -> {
				String tenant = exchange.getRequest().getHeaders().getFirst("X-Tenant");
				return chain.filter(exchange)
					.contextWrite((context) -> (tenant != null) ? context.put("tenant", tenant) : context);
			};
		}

	}

}
