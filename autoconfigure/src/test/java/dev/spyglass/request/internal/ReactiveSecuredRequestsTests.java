/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal;

import dev.spyglass.testsupport.CapturedLines;
import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.reactive.TomcatReactiveWebServerAutoConfiguration;
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
class ReactiveSecuredRequestsTests extends SecuredRequestsContract {

	ReactiveSecuredRequestsTests() {
		super((args) -> ReactiveApplication.run(Application.class, args));
	}

	@Override
	void assertUserOnItsLines(CapturedLines lines, String path) {
		for (String text : new String[] { "in the controller", "in the chain" }) {
			assertThat(lines.valuesOf("user_id", text)).containsOnly("user");
			assertThat(lines.valuesOf("http.route", text)).containsOnly(path);
		}
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
