/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.context.servlet;

import java.util.Map;

import dev.spyglass.testing.CapturedLines;
import dev.spyglass.testing.RequestLines;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.DelegatingFilterProxyRegistrationBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what Spring Security denies.
 */
class SecuredRequestsTests {

	@ParameterizedTest
	@CsvSource({ "401,", "403, Basic dXNlcjpwYXNzd29yZA==" })
	void areCompletedOnceWithBothIds(int status, String authorization) throws Exception {
		try (ConfigurableApplicationContext context = run(); CapturedLines lines = new CapturedLines()) {
			RequestLines requests = new RequestLines(context, lines);
			String[] headers = (authorization != null)
					? new String[] { "X-Request-ID", "secured", "Authorization", authorization }
					: new String[] { "X-Request-ID", "secured" };
			assertThat(requests.get("/admin", headers).statusCode()).isEqualTo(status);
			assertThat(requests.completed("secured")).singleElement()
				.satisfies((event) -> assertThat(RequestLines.http(event)).containsEntry("status", status))
				.satisfies((event) -> assertThat(event.getMDCPropertyMap().get("traceId")).matches("[0-9a-f]{32}"));
		}
	}

	private static ConfigurableApplicationContext run() {
		SpringApplication application = new SpringApplication(Application.class);
		application.setDefaultProperties(Map.of("server.port", "0", "spring.main.banner-mode", "off",
				"spring.main.web-application-type", "servlet"));
		return application.run();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EnableWebSecurity
	static class Application {

		@Bean
		DelegatingFilterProxyRegistrationBean securityFilter() {
			DelegatingFilterProxyRegistrationBean registration = new DelegatingFilterProxyRegistrationBean(
					"springSecurityFilterChain");
			registration.setOrder(-100);
			return registration;
		}

		@Bean
		SecurityFilterChain chain(HttpSecurity http) throws Exception {
			http.authorizeHttpRequests((requests) -> requests.anyRequest().hasRole("ADMIN"))
				.httpBasic(Customizer.withDefaults());
			return http.build();
		}

		@Bean
		UserDetailsService users() {
			return new InMemoryUserDetailsManager(
					User.withUsername("user").password("{noop}password").roles("USER").build());
		}

	}

}
