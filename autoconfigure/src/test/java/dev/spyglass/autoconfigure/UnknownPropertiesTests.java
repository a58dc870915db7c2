/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.autoconfigure;

import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.boot.env.PropertiesPropertySourceLoader;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.CompositePropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ByteArrayResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link UnknownProperties}.
 */
class UnknownPropertiesTests {

	private final ConfigurableEnvironment environment = new StandardEnvironment();

	private final MutablePropertySources sources = this.environment.getPropertySources();

	UnknownPropertiesTests() {
		this.sources.stream().map(PropertySource::getName).toList().forEach(this.sources::remove);
	}

	@ParameterizedTest
	@CsvSource({ "spyglass.loging.format, spyglass.logging.format", "spyglass.logging.formatt, spyglass.logging.format",
			"spyglass.logging.fromat, spyglass.logging.format", "spyglass.sentry.dns, spyglass.sentry.dsn",
			"spyglass.request.id.trusted-proxy, spyglass.request.id.trusted-proxies",
			"spyglass.request.excluded-paths, spyglass.request.log.excluded-paths",
			"spyglass.trusted-proxies, spyglass.request.id.trusted-proxies", "spyglass.slow, spyglass.request.log.slow",
			"spyglass.request.header[0], spyglass.request.headers",
			"spyglass.logging.field.team, spyglass.logging.fields.team",
			"spyglass.loging.fields.team, spyglass.logging.fields.team",
			"spyglass.metrics.histogram.tasks[1], spyglass.metrics.histograms.tasks",
			"spyglas.logging.format, spyglass.logging.format", "sypglass.logging.format, spyglass.logging.format",
			"spyglasss.loging.format, spyglass.logging.format", "spyglass-logging.format, spyglass.logging.format",
			"spyglass_logging.format, spyglass.logging.format", "spyglassx.logging.format, spyglass.logging.format",
			"pyglass.sentry.dsn, spyglass.sentry.dsn", "spring.spyglass.logging.format, spyglass.logging.format",
			"management.spyglass.logging.fields.team, spyglass.logging.fields.team",
			"Spyglass.Loging.Format, spyglass.logging.format" })
	void areNamedWithTheNearestKnownName(String name, String known) {
		set(name, "x");
		assertThat(mistakes()).singleElement().asString().contains("'" + name + "'", "Did you mean '" + known + "'?");
	}

	@ParameterizedTest
	@ValueSource(strings = { "spyglass.loging", "spyglass.logging", "spyglass.logging.limits", "spyglass",
			"spyglass.zzzzzz.yyyyyy" })
	void areNamedEvenIfNothingIsNear(String name) {
		set(name, "x");
		assertThat(mistakes()).singleElement().asString().contains("'" + name + "'");
	}

	@ParameterizedTest
	@ValueSource(strings = { "spyglass.logging.format", "spyglass.logging.nestedContext",
			"spyglass.logging.nested_context", "spyglass.logging.nested-context", "spyglass.LOGGING.NESTED-CONTEXT",
			"spyglass.logging.fields.team", "spyglass.logging.fields.a.b.c", "spyglass.logging.fields[a/b]",
			"spyglass.logging.rename.trace_id", "spyglass.request.fields.headers.X-Client",
			"spyglass.request.headers[0]", "spyglass.metrics.histograms.http-server[3]", "spyglassx.color",
			"spring.spyglass.color", "logging.level.dev.spyglass.logging.format", "spyglasses.count",
			"spring.application.name", "spybot.enabled", "my.spyglass.loging", "sentry.dsn", "server.port",
			"PYTHONPATH", "s", "" })
	void areNoneOfThese(String name) {
		set(name, "x");
		assertThat(mistakes()).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("known")
	void areNoneOfOurs(String name) {
		set(name, "x");
		variable(name.toUpperCase().replace("-", "").replace('.', '_'));
		variable(name.toUpperCase().replace('-', '_').replace('.', '_'));
		assertThat(mistakes()).isEmpty();
	}

	static Stream<String> known() throws IOException {
		return new String(
				UnknownPropertiesTests.class.getResourceAsStream("/META-INF/spyglass/properties.list").readAllBytes())
			.lines()
			.map((line) -> line.replace(".*", ".key"));
	}

	@ParameterizedTest
	@CsvSource({ "SPYGLASS_LOGING_FORMAT, spyglass.logging.format, SPYGLASS_LOGGING_FORMAT",
			"SPYGLASS_LOGGING_NESTED_CONTEX, spyglass.logging.nested-context, SPYGLASS_LOGGING_NESTEDCONTEXT",
			"SPYGLAS_SENTRY_DSN, spyglass.sentry.dsn, SPYGLASS_SENTRY_DSN",
			"SPY_GLASS_SENTRY_DSN, spyglass.sentry.dsn, SPYGLASS_SENTRY_DSN",
			"SPYGLASS_REQUEST_HEADER_0, spyglass.request.headers, SPYGLASS_REQUEST_HEADERS" })
	void ofTheEnvironmentAreNamedAsVariables(String name, String known, String variable) {
		variable(name);
		assertThat(mistakes()).singleElement()
			.asString()
			.contains("'" + name + "'", "Did you mean '" + known + "' (" + variable + ")?",
					"Origin: \"" + name + "\" from property source \"systemEnvironment\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "SPYGLASS_SERVICE_HOST", "SPYGLASS_SERVICE_PORT", "SPYGLASS_SERVICE_PORT_HTTP",
			"SPYGLASS_PORT", "SPYGLASS_PORT_8080_TCP", "SPYGLASS_PORT_8080_TCP_ADDR", "SPYGLASS_GATEWAY_SERVICE_HOST",
			"SPYGLASS_GATEWAY_PORT_80_TCP_PROTO", "SPYGLASS", "SPYGLASS_REQUEST_HEADERS_0",
			"SPYGLASS_REQUEST_HEADERS_1_", "SPYGLASS_LOGGING_FIELDS_TEAM" })
	void areNotTheVariablesOfServiceLinks(String name) {
		variable(name);
		assertThat(mistakes()).isEmpty();
	}

	@Test
	void haveTheirFileAndLine() throws IOException {
		ByteArrayResource file = new ByteArrayResource("a=b\nspyglass.loging.format=json\n".getBytes(), "our file");
		new PropertiesPropertySourceLoader().load("file", file).forEach(this.sources::addLast);
		assertThat(mistakes()).singleElement().asString().endsWith("Origin: Byte array resource [our file] - 2:24");
	}

	@Test
	void areFoundInYamlWithoutItsEmptyGroups() throws IOException {
		ByteArrayResource file = new ByteArrayResource(
				"spyglass:\n  logging:\n  request:\n    log: {}\n  sentry:\n    dns: x\n".getBytes());
		new YamlPropertySourceLoader().load("file", file).forEach(this.sources::addLast);
		assertThat(mistakes()).singleElement().asString().contains("'spyglass.sentry.dns'", " - 6:10");
	}

	@Test
	void areFoundOnTheCommandLine() {
		this.sources.addFirst(new SimpleCommandLinePropertySource("--spyglass.loging.format=json"));
		assertThat(mistakes()).singleElement()
			.asString()
			.endsWith("Origin: \"spyglass.loging.format\" from property source \"commandLineArgs\"");
	}

	@Test
	void areFoundInEachSourceOfAComposite() {
		CompositePropertySource composite = new CompositePropertySource("config server");
		composite.addPropertySource(new OriginTrackedMapPropertySource("one", Map.of("spyglass.a", "x")));
		composite.addPropertySource(new MapPropertySource("two", Map.of("spyglass.b", "x")));
		this.sources.addFirst(composite);
		assertThat(mistakes()).hasSize(2);
	}

	@Test
	void neverShowTheirValues() {
		set("spyglass.sentry.dns", "https://hunter2@sentry.example/1");
		assertThat(mistakes()).singleElement().asString().doesNotContain("hunter2");
	}

	private void set(String name, String value) {
		this.sources.addFirst(new MapPropertySource("test", Map.of(name, value)));
	}

	private void variable(String name) {
		this.sources.addFirst(new SystemEnvironmentPropertySource("systemEnvironment", Map.of(name, "x")));
	}

	private Iterable<String> mistakes() {
		return UnknownProperties.in(this.environment, getClass().getClassLoader());
	}

}
