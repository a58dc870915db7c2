/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.redaction.autoconfigure;

import java.util.List;

import dev.spyglass.redaction.internal.Redaction;
import dev.spyglass.redaction.internal.RedactionCounts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.boot.test.util.TestPropertyValues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link RedactionFactory}.
 */
class RedactionFactoryTests {

	private final MockEnvironment environment = new MockEnvironment();

	@ParameterizedTest
	@ValueSource(strings = { "spring.datasource.password", "DB_PASSWORD", "AWS_SECRET_ACCESS_KEY", "shop.api-key",
			"server.ssl.key-store-password", "GITHUB_TOKEN", "spyglass.sentry.dsn" })
	void hidesTheValueOfAPropertyWithATellingName(String name) {
		this.environment.setProperty(name, "Tr0ub4dor&3x");
		assertThat(redact("found Tr0ub4dor&3x here")).isEqualTo("found [redacted] here");
	}

	@Test
	void isOnUnlessSwitchedOff() {
		assertThat(new RedactionFactory().isEnabled(this.environment)).isTrue();
		TestPropertyValues.of("spyglass.redaction.enabled=false").applyTo(this.environment);
		assertThat(new RedactionFactory().isEnabled(this.environment)).isFalse();
	}

	@Test
	void hidesAValueThatAPlaceholderLeadsTo() {
		this.environment.withProperty("spring.datasource.password", "${vault}").withProperty("vault", "Tr0ub4dor&3x");
		assertThat(redact("Tr0ub4dor&3x")).isEqualTo("[redacted]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "server.servlet.session.cookie.same-site", "spring.application.name", "JAVA_HOME", "PWD",
			"OLDPWD" })
	void leavesTheValuesOfOthersAlone(String name) {
		this.environment.setProperty(name, "harmless-value-1");
		assertThat(redact("harmless-value-1")).isEqualTo("harmless-value-1");
	}

	@Test
	void survivesAPlaceholderThatLeadsNowhere() {
		this.environment.setProperty("db.password", "${nowhere}");
		assertThat(redact("text")).isEqualTo("text");
	}

	@Test
	void leavesValuesAloneWhenTheUserSaysSo() {
		this.environment.withProperty("db.password", "Tr0ub4dor&3x")
			.withProperty("spyglass.redaction.environment-values", "false");
		assertThat(redact("Tr0ub4dor&3x")).isEqualTo("Tr0ub4dor&3x");
	}

	@Test
	void takesKeysAndPatternsFromProperties() {
		this.environment.withProperty("spyglass.redaction.keys", "tax-number")
			.withProperty("spyglass.redaction.allowed-keys", "page-token")
			.withProperty("spyglass.redaction.emails", "true")
			.withProperty("spyglass.redaction.patterns", "ACME-\\d{4}");
		assertThat(redact("taxNumber=4, pageToken=5, jane@example.org, ACME-1234"))
			.isEqualTo("taxNumber=[redacted], pageToken=5, [redacted], [redacted]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "(open", "(.)\\1", "(?<=x)y", "x*" })
	void refusesAPatternWithPropertyValueAndRemedy(String pattern) {
		this.environment.setProperty("spyglass.redaction.patterns", pattern);
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class).isThrownBy(this::create)
			.satisfies((ex) -> {
				assertThat(ex.getName()).isEqualTo("spyglass.redaction.patterns");
				assertThat(ex.getValue()).isEqualTo(pattern);
				assertThat(ex.getReason()).contains("RE2 syntax");
			});
	}

	private String redact(String text) {
		return create().redact(text);
	}

	private Redaction create() {
		return new RedactionFactory().create(this.environment, List.of(), new RedactionCounts());
	}

}
