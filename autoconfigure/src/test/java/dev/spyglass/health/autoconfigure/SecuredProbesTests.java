/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.health.autoconfigure;

import dev.spyglass.testsupport.RunningApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.servlet.DelegatingFilterProxyRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.userdetails.MapReactiveUserDetailsService;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.DefaultRedirectStrategy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.server.SecurityWebFilterChain;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for probes behind a security configuration of the application's own, on real
 * servers.
 */
@ExtendWith(OutputCaptureExtension.class)
class SecuredProbesTests {

	private static final String USER = "Basic dXNlcjpwYXNzd29yZA==";

	private static final String ONE_SERVER = "spring.autoconfigure.exclude="
			+ "org.springframework.boot.tomcat.autoconfigure.actuate.web.server.TomcatReactiveManagementContextAutoConfiguration";

	@ParameterizedTest
	@EnumSource(names = { "SERVLET", "REACTIVE" })
	void areNeverRedirectedToALoginPage(WebApplicationType type) {
		try (RunningApplication application = start(type)) {
			for (String path : new String[] { "/healthz", "/readyz" }) {
				assertThat(application.get(path, "Accept", "text/html,*/*").statusCode()).isEqualTo(401);
				assertThat(application.get(path, "Accept", "text/html,*/*").headers().map())
					.doesNotContainKey("location");
				assertThat(application.get(path, "Accept", "text/html,*/*", "Authorization", USER).statusCode())
					.isEqualTo(200);
			}
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "SERVLET", "REACTIVE" })
	void everyOtherPathIsRedirectedAsBefore(WebApplicationType type) {
		try (RunningApplication application = start(type)) {
			assertThat(application.get("/orders", "Accept", "text/html").statusCode()).isEqualTo(302);
			assertThat(application.get("/actuator/health", "Accept", "text/html").statusCode()).isEqualTo(302);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "server.servlet.context-path=/shop", "spring.mvc.servlet.path=/shop",
			"spring.webflux.base-path=/shop" })
	void areNotRedirectedBelowAPathOfTheApplication(String property) {
		try (RunningApplication application = start(
				property.contains("webflux") ? WebApplicationType.REACTIVE : WebApplicationType.SERVLET, property)) {
			assertThat(application.get("/shop/readyz", "Accept", "text/html").statusCode()).isEqualTo(401);
			assertThat(application.get("/shop/orders", "Accept", "text/html").statusCode()).isEqualTo(302);
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "SERVLET", "REACTIVE" })
	void areNotRedirectedBesideAManagementPort(WebApplicationType type) {
		try (RunningApplication application = start(type, "management.server.port=0", ONE_SERVER)) {
			assertThat(application.get("/readyz", "Accept", "text/html,*/*").statusCode()).isEqualTo(401);
		}
	}

	@Test
	void areNotRedirectedWithAStatusOfTheApplications() {
		try (RunningApplication application = RunningApplication.start(WebApplicationType.SERVLET, SeeOther.class)) {
			assertThat(application.get("/orders").statusCode()).isEqualTo(303);
			assertThat(application.get("/healthz").statusCode()).isEqualTo(401);
			assertThat(application.get("/healthz").headers().map()).doesNotContainKey("location");
		}
	}

	@Test
	void oneWarningForEachAtStartupNamesTheMatcher(CapturedOutput output) {
		try (RunningApplication application = start(WebApplicationType.SERVLET)) {
			assertThat(output).contains("EndpointRequest.toAdditionalPaths(WebServerNamespace.SERVER");
			application.get("/healthz", "Accept", "text/html,*/*");
			assertThat(output).containsOnlyOnce("The health probe /healthz is closed")
				.containsOnlyOnce("The health probe /readyz is closed");
		}
	}

	@Test
	void theFirstRedirectWarnsOnWebFlux(CapturedOutput output) {
		try (RunningApplication application = start(WebApplicationType.REACTIVE)) {
			for (int probe = 0; probe < 3; probe++) {
				application.get("/healthz", "Accept", "text/html,*/*");
			}
			assertThat(output).containsOnlyOnce("The health probe /healthz is closed");
		}
	}

	@Test
	void answerWithoutAWarningWherePermitted(CapturedOutput output) {
		try (RunningApplication application = RunningApplication.start(WebApplicationType.SERVLET, Permitted.class)) {
			assertThat(application.get("/healthz", "Accept", "text/html,*/*").statusCode()).isEqualTo(200);
			assertThat(application.get("/readyz", "Accept", "text/html,*/*").statusCode()).isEqualTo(200);
			assertThat(application.get("/orders", "Accept", "text/html").statusCode()).isEqualTo(302);
			assertThat(output).doesNotContain("The health probe");
		}
	}

	private static RunningApplication start(WebApplicationType type, String... properties) {
		return RunningApplication.start(type,
				(type == WebApplicationType.SERVLET) ? ServletLogin.class : ReactiveLogin.class, properties);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EnableWebSecurity
	static class Security {

		@Bean
		DelegatingFilterProxyRegistrationBean securityFilter() {
			DelegatingFilterProxyRegistrationBean registration = new DelegatingFilterProxyRegistrationBean(
					"springSecurityFilterChain");
			registration.setOrder(-100);
			return registration;
		}

		@Bean
		UserDetailsService users() {
			return new InMemoryUserDetailsManager(
					User.withUsername("user").password("{noop}password").roles("USER").build());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ServletLogin extends Security {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) throws Exception {
			return http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
				.formLogin(Customizer.withDefaults())
				.httpBasic(Customizer.withDefaults())
				.build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Permitted extends Security {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) throws Exception {
			return http
				.authorizeHttpRequests((requests) -> requests.requestMatchers("/healthz", "/readyz")
					.permitAll()
					.anyRequest()
					.authenticated())
				.formLogin(Customizer.withDefaults())
				.build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class SeeOther extends Security {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) throws Exception {
			DefaultRedirectStrategy strategy = new DefaultRedirectStrategy();
			strategy.setStatusCode(HttpStatus.SEE_OTHER);
			return http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
				.exceptionHandling((exceptions) -> exceptions.authenticationEntryPoint(
						(request, response, ex) -> strategy.sendRedirect(request, response, "/login")))
				.build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EnableWebFluxSecurity
	static class ReactiveLogin {

		@Bean
		SecurityWebFilterChain chain(ServerHttpSecurity http) {
			return http.authorizeExchange((exchanges) -> exchanges.anyExchange().authenticated())
				.formLogin(Customizer.withDefaults())
				.httpBasic(Customizer.withDefaults())
				.build();
		}

		@Bean
		MapReactiveUserDetailsService users() {
			return new MapReactiveUserDetailsService(
					User.withUsername("user").password("{noop}password").roles("USER").build());
		}

	}

}
