/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal;

import dev.spyglass.testsupport.CapturedLines;

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
 * Tests for what Spring Security lets pass and denies on the servlet stack.
 */
class ServletSecuredRequestsTests extends SecuredRequestsContract {

	ServletSecuredRequestsTests() {
		super((args) -> ServletApplication.run(Application.class, args));
	}

	@Override
	void assertUserOnItsLines(CapturedLines lines, String path) {
		assertThat(lines.valuesOf("user_id", "in the controller")).containsExactly("user");
		assertThat(lines.valuesOf("http.route", "in the controller")).containsExactly(path);
		if (path.equals("/boom")) {
			assertThat(lines.valuesOf("user_id", "Servlet.service()")).containsExactly("user");
		}
	}

	@Override
	void assertClean(ConfigurableApplicationContext context) throws Exception {
		assertThat(ServletApplication.mdcOfAllTomcatThreads(context))
			.allSatisfy((mdc) -> assertThat(mdc).isNullOrEmpty());
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
