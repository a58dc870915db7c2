/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal.servlet;

import java.util.Map;

import dev.spyglass.testsupport.CapturedLines;
import dev.spyglass.testsupport.OtlpReceiver;
import dev.spyglass.testsupport.RequestLines;
import org.junit.jupiter.api.Test;
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
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what Spring Security denies.
 */
class SecuredRequestsTests {

	private static final String USER = "Basic dXNlcjpwYXNzd29yZA==";

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

	@ParameterizedTest
	@CsvSource({ "/user, 200", "/admin, 403", "/boom, 500" })
	void nameTheUserOnceAuthenticated(String path, int status) throws Exception {
		try (ConfigurableApplicationContext context = run("--spyglass.request.fields.include=user,route");
				CapturedLines lines = new CapturedLines()) {
			RequestLines requests = new RequestLines(context, lines);
			assertThat(requests.get(path, "X-Request-ID", "named", "Authorization", USER).statusCode())
				.isEqualTo(status);
			assertThat(requests.completed("named")).singleElement()
				.satisfies((event) -> assertThat(event.getMDCPropertyMap()).containsEntry("user_id", "user"));
			if (status != 403) {
				assertThat(lines.valuesOf("user_id", "in the controller")).containsExactly("user");
				assertThat(lines.valuesOf("http.route", "in the controller")).containsExactly(path);
			}
			if (status == 500) {
				assertThat(lines.valuesOf("user_id", "Servlet.service()")).containsExactly("user");
			}
			assertThat(ServletApplication.mdcOfAllTomcatThreads(context))
				.allSatisfy((mdc) -> assertThat(mdc).isNullOrEmpty());
		}
	}

	@Test
	void nameTheUserOnTheirSpan() throws Exception {
		try (OtlpReceiver receiver = new OtlpReceiver();
				ConfigurableApplicationContext context = run("--spyglass.request.fields.include=user",
						"--spyglass.request.fields.tenant-header=X-Tenant",
						"--management.opentelemetry.tracing.export.otlp.endpoint=" + receiver.traces(),
						"--management.opentelemetry.tracing.export.schedule-delay=50ms");
				CapturedLines lines = new CapturedLines()) {
			new RequestLines(context, lines).get("/user", "Authorization", USER, "X-Tenant", "acme");
			assertThat(receiver.span("http get /user").attributes()).containsEntry("user_id", "user")
				.containsEntry("tenant_id", "acme");
		}
	}

	@Test
	void sayNothingOfTheUserUnlessTold() throws Exception {
		try (ConfigurableApplicationContext context = run(); CapturedLines lines = new CapturedLines()) {
			RequestLines requests = new RequestLines(context, lines);
			requests.get("/user", "X-Request-ID", "silent", "Authorization", USER);
			requests.completed("silent");
			assertThat(lines.all()).noneMatch((event) -> event.getMDCPropertyMap().containsKey("user_id"));
		}
	}

	private static ConfigurableApplicationContext run(String... args) {
		SpringApplication application = new SpringApplication(Application.class);
		application.setDefaultProperties(Map.of("server.port", "0", "spring.main.banner-mode", "off",
				"spring.main.web-application-type", "servlet"));
		return application.run(args);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EnableWebSecurity
	static class Application {

		@RestController
		static class Endpoints {

			@GetMapping({ "/user", "/admin" })
			String user() {
				ServletApplication.logger.info("in the controller");
				return "user";
			}

			@GetMapping("/boom")
			String boom() {
				ServletApplication.logger.info("in the controller");
				throw new IllegalStateException("boom");
			}

		}

		@Bean
		DelegatingFilterProxyRegistrationBean securityFilter() {
			DelegatingFilterProxyRegistrationBean registration = new DelegatingFilterProxyRegistrationBean(
					"springSecurityFilterChain");
			registration.setOrder(-100);
			return registration;
		}

		@Bean
		SecurityFilterChain chain(HttpSecurity http) throws Exception {
			http.authorizeHttpRequests(
					(requests) -> requests.requestMatchers("/admin").hasRole("ADMIN").anyRequest().authenticated())
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
