/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal.reactive;

import java.util.Map;

import dev.spyglass.testsupport.CapturedLines;
import dev.spyglass.testsupport.RequestLines;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.reactive.TomcatReactiveWebServerAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.userdetails.MapReactiveUserDetailsService;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what Spring Security lets pass and denies on the reactive stack.
 */
class ReactiveSecuredRequestsTests {

	private static final String USER = "Basic dXNlcjpwYXNzd29yZA==";

	@ParameterizedTest
	@CsvSource({ "/admin, 401,", "/admin, 403, user", "/user, 200, user", "/boom, 500, user", "/nowhere, 404, user" })
	void areCompletedOnceWithBothIdsAndTheUser(String path, int status, String user) throws Exception {
		try (ConfigurableApplicationContext context = run(); CapturedLines lines = new CapturedLines()) {
			RequestLines requests = new RequestLines(context, lines);
			String[] headers = (user != null) ? new String[] { "X-Request-ID", "secured", "Authorization", USER }
					: new String[] { "X-Request-ID", "secured" };
			assertThat(requests.get(path, headers).statusCode()).isEqualTo(status);
			assertThat(requests.completed("secured")).singleElement().satisfies((event) -> {
				assertThat(RequestLines.http(event)).containsEntry("status", status);
				assertThat(event.getMDCPropertyMap().get("traceId")).matches("[0-9a-f]{32}");
				assertThat(event.getMDCPropertyMap().get("user_id")).isEqualTo(user);
			});
			if (path.equals("/user") || path.equals("/boom")) {
				assertThat(lines.valuesOf("user_id", "in the controller")).containsOnly("user");
				assertThat(lines.valuesOf("http.route", "in the controller")).containsOnly(path);
				assertThat(lines.valuesOf("user_id", "in the chain")).containsOnly("user");
				assertThat(lines.valuesOf("http.route", "in the chain")).containsOnly(path);
			}
		}
	}

	private static ConfigurableApplicationContext run() {
		SpringApplication application = new SpringApplication(Application.class);
		application.setDefaultProperties(Map.of("server.port", "0", "spring.main.banner-mode", "off",
				"spring.main.web-application-type", "reactive"));
		return application.run("--spyglass.request.fields.include=user,route");
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration(exclude = TomcatReactiveWebServerAutoConfiguration.class)
	@EnableWebFluxSecurity
	static class Application {

		@Bean
		SecurityWebFilterChain chain(ServerHttpSecurity http) {
			return http
				.authorizeExchange(
						(exchanges) -> exchanges.pathMatchers("/admin").hasRole("ADMIN").anyExchange().authenticated())
				.httpBasic(Customizer.withDefaults())
				.build();
		}

		@Bean
		MapReactiveUserDetailsService users() {
			return new MapReactiveUserDetailsService(
					User.withUsername("user").password("{noop}password").roles("USER").build());
		}

		@RestController
		static class Endpoints {

			@GetMapping("/user")
			Mono<String> user() {
				ReactiveApplication.logger.info("in the controller");
				return Mono.fromCallable(() -> {
					ReactiveApplication.logger.info("in the chain");
					return "user";
				});
			}

			@GetMapping("/boom")
			Mono<String> boom() {
				ReactiveApplication.logger.info("in the controller");
				return Mono.fromCallable(() -> {
					ReactiveApplication.logger.info("in the chain");
					throw new IllegalStateException("boom");
				});
			}

		}

	}

}
