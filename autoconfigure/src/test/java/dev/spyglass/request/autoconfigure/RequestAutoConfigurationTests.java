/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.autoconfigure;

import java.util.List;

import dev.spyglass.redaction.RedactionRule;
import dev.spyglass.request.id.RequestIdGenerator;
import dev.spyglass.request.internal.RequestLog;
import dev.spyglass.request.internal.id.RequestIdResolver;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.web.filter.OncePerRequestFilter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RequestAutoConfiguration}.
 */
class RequestAutoConfigurationTests {

	private static final AutoConfigurations CONFIGURATIONS = AutoConfigurations.of(RequestAutoConfiguration.class);

	private final ApplicationContextRunner runner = new ApplicationContextRunner().withConfiguration(CONFIGURATIONS);

	@Test
	void resolvesIds() {
		this.runner.run((context) -> assertThat(generated(context.getBean(RequestIdResolver.class)))
			.matches("req_[0-9a-f]{16}"));
	}

	@Test
	void isSwitchedOffByProperty() {
		this.runner.withPropertyValues("spyglass.request.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(RequestIdResolver.class));
	}

	@Test
	void takesTheUsersGenerator() {
		this.runner.withBean(RequestIdGenerator.class, () -> () -> "mine")
			.run((context) -> assertThat(generated(context.getBean(RequestIdResolver.class))).isEqualTo("mine"));
	}

	@Test
	void needsNoWebStack() {
		this.runner.withClassLoader(new FilteredClassLoader(OncePerRequestFilter.class, jakarta.servlet.Filter.class))
			.run((context) -> assertThat(context).hasSingleBean(RequestIdResolver.class));
	}

	@ParameterizedTest
	@CsvSource({ "id.pattern, [a", "id.max-length, 0", "id.max-length, 5000", "id.prefix, a b",
			"id.trusted-proxies, 10.0.0.0/33", "id.trusted-proxies, example.org" })
	void refusesABadValueWithItsNameAndARemedy(String property, String value) {
		this.runner
			.withPropertyValues("spyglass.request.id.trust=proxies", "spyglass.request.id.trusted-proxies=10.0.0.0/8",
					"spyglass.request." + property + "=" + value)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class, (failure) -> {
					assertThat(failure.getName()).isEqualTo("spyglass.request." + property);
					assertThat(failure.getValue()).hasToString(value);
					assertThat(failure.getReason()).isNotBlank();
				}));
	}

	@ParameterizedTest
	@CsvSource({ "unrelated=true, 10.1.2.3, true", "unrelated=true, 192.0.2.7, false",
			"spyglass.request.id.trust=proxies, 192.0.2.7, false",
			"spyglass.request.id.trust=everyone, 192.0.2.7, true",
			"spyglass.request.id.trust=nobody, 10.1.2.3, false" })
	void trustsTheListedProxiesOnlyUnlessToldOtherwise(String property, String peer, boolean taken) {
		this.runner.withPropertyValues("spyglass.request.id.trusted-proxies=10.0.0.0/8", property)
			.run((context) -> assertThat(
					context.getBean(RequestIdResolver.class).resolve((name) -> List.of("sent"), peer).requestId())
				.matches(taken ? "sent" : "req_[0-9a-f]{16}"));
	}

	@Test
	void acceptsLongerIdsWithTheDefaultPattern() {
		String id = "a".repeat(300);
		this.runner.withPropertyValues("spyglass.request.id.max-length=300")
			.run((context) -> assertThat(
					context.getBean(RequestIdResolver.class).resolve((name) -> List.of(id), null).requestId())
				.isEqualTo(id));
	}

	@Test
	void acceptsSecretsIfRedactionIsOff() {
		this.runner.withPropertyValues("spyglass.redaction.enabled=false")
			.run((context) -> assertThat(context.getBean(RequestIdResolver.class)
				.resolve((name) -> List.of("4111111111111111"), null)
				.requestId()).isEqualTo("4111111111111111"));
	}

	@ParameterizedTest
	@CsvSource({ "4111111111111111", "customer-17", "failing" })
	void rejectsWhatTheApplicationsOwnRulesHide(String id) {
		this.runner.withBean(RedactionRule.class, CustomerRule::new)
			.run((context) -> assertThat(
					context.getBean(RequestIdResolver.class).resolve((name) -> List.of(id), null).requestId())
				.matches("req_[0-9a-f]{16}"));
	}

	@Test
	void refusesAnUnknownGenerator() {
		this.runner.withPropertyValues("spyglass.request.id.generator=snowflake")
			.run((context) -> assertThat(context).getFailure().rootCause().hasMessageContaining("snowflake"));
	}

	@ParameterizedTest
	@CsvSource({ "prefixed, req_[0-9a-f]{16}",
			"uuid, [0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}",
			"uuidv7, [0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}",
			"ulid, [0-7][0-9A-HJKMNP-TV-Z]{25}", "trace-id, [0-9a-f]{32}" })
	void makesIdsOfTheChosenKind(String generator, String pattern) {
		this.runner.withPropertyValues("spyglass.request.id.generator=" + generator)
			.run((context) -> assertThat(generated(context.getBean(RequestIdResolver.class)))
				.matches(pattern.replace(';', ',')));
	}

	@ParameterizedTest
	@CsvSource({ "everyone,, true", "proxies,, true", "nobody,, false", "nobody, true, true",
			"everyone, false, false" })
	void takesIdsFromMessagesUnlessNobodyIsTrusted(String trust, String messages, boolean taken) {
		this.runner
			.withPropertyValues("spyglass.request.id.trust=" + trust, "spyglass.request.id.trusted-proxies=10.0.0.0/8",
					(messages != null) ? "spyglass.request.id.trust-messages=" + messages : "unrelated=true")
			.run((context) -> assertThat(
					context.getBean(RequestIdResolver.class).resolveMessage((name) -> List.of("sent")).requestId())
				.matches(taken ? "sent" : "req_[0-9a-f]{16}"));
	}

	@Test
	void countsTheIds() {
		SimpleMeterRegistry registry = new SimpleMeterRegistry();
		this.runner.run((context) -> {
			context.getBean(MeterBinder.class).bindTo(registry);
			context.getBean(RequestIdResolver.class).resolve((name) -> List.of("<>"), null);
			assertThat(registry.get("spyglass.request.ids").tag("outcome", "rejected").functionCounter().count())
				.isEqualTo(1);
			assertThat(registry.get("spyglass.request.ids").tag("outcome", "accepted").functionCounter().count())
				.isZero();
		});
	}

	@Test
	void doesWithoutMeters() {
		this.runner.withClassLoader(new FilteredClassLoader(MeterBinder.class))
			.run((context) -> assertThat(context).hasSingleBean(RequestIdResolver.class));
	}

	@Test
	void logsTheRequestsOfServlets() {
		new WebApplicationContextRunner().withConfiguration(CONFIGURATIONS)
			.run((context) -> assertThat(context).hasSingleBean(RequestLog.class));
	}

	@Test
	void logsTheRequestsOfWebFlux() {
		new ReactiveWebApplicationContextRunner().withConfiguration(CONFIGURATIONS)
			.run((context) -> assertThat(context).hasSingleBean(RequestLog.class));
	}

	@Test
	void logsNothingWhereThereAreNoRequests() {
		new ApplicationContextRunner().withConfiguration(CONFIGURATIONS)
			.run((context) -> assertThat(context).doesNotHaveBean(RequestLog.class));
	}

	@Test
	void doesWithoutSpringWeb() {
		new ApplicationContextRunner().withConfiguration(CONFIGURATIONS)
			.withClassLoader(new FilteredClassLoader("org.springframework.web"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(RequestLog.class));
	}

	@Test
	void childContextUsesTheIdentityOfItsParent() {
		this.runner.run(
				(parent) -> this.runner.withParent(parent)
					.run((child) -> assertThat(child.getBeanFactory().getBeanDefinitionNames()).doesNotContain(
							"spyglassRequestIdResolver", "spyglassRequestIdMeters",
							"spyglassRequestLogFieldsAccessor")));
	}

	@Test
	void childContextWithRequestsLogsThem() {
		this.runner.run((parent) -> new WebApplicationContextRunner().withConfiguration(CONFIGURATIONS)
			.withParent(parent)
			.run((child) -> assertThat(child).hasSingleBean(RequestLog.class)));
	}

	private static String generated(RequestIdResolver resolver) {
		return resolver.resolve((name) -> List.of(), null).requestId();
	}

	private static final class CustomerRule implements RedactionRule {

		@Override
		public String name() {
			return "customer";
		}

		@Override
		public String redact(String text) {
			if (text.equals("failing")) {
				throw new IllegalStateException("rule");
			}
			return text.replace("customer", "*");
		}

	}

}
