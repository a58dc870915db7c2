/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.encoder;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the ECS schema against Elastic's own definitions.
 */
class ElasticFieldsTests {

	private static final JsonLineSettings ECS = JsonLineSchemaTests.with(JsonLineSchema.ECS);

	private final Properties fields = new Properties();

	ElasticFieldsTests() throws IOException {
		try (InputStream in = ElasticFieldsTests.class.getResourceAsStream("ecs-fields.properties")) {
			this.fields.load(in);
		}
	}

	@Test
	void aFullLineHasElasticsNamesAndLabelsOnly() {
		Set<String> names = new TreeSet<>(Events.json(ECS, Events.full()).propertyNames());
		names.removeIf((name) -> name.startsWith("labels.") || name.equals("custom"));
		Set<String> elastic = new TreeSet<>(this.fields.stringPropertyNames());
		elastic.remove("client.address"); // For what is no address of a network.
		assertThat(names).isEqualTo(elastic);
	}

	@Test
	void eachValueHasElasticsType() {
		Events.json(ECS, Events.full()).forEachEntry((name, value) -> {
			if (this.fields.containsKey(name)) {
				check(name, value);
			}
		});
	}

	@Test
	void labelsAreKeywords() {
		Events.json(ECS, Events.full()).forEachEntry((name, value) -> {
			if (name.startsWith("labels.")) {
				assertThat(value.isString() || value.isBoolean()).as(name).isTrue();
			}
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "10.0.0.1", "::1", "0:0:0:0:0:0:0:1", "2001:db8::17", "::ffff:10.0.0.1" })
	void anAddressOfANetworkIsAnIp(String address) {
		JsonNode line = Events.json(ECS, Events.withKeyValue("http", Map.of("client_ip", address)));
		assertThat(line.get("client.ip").asString()).isEqualTo(address);
		assertThat(line.has("client.address")).isFalse();
	}

	/** Elasticsearch would refuse the whole line. */
	@ParameterizedTest
	@ValueSource(strings = { "unknown", "fe80::1%eth0", "proxy.example.org", "10.0.0.256", "1.2.3", "10.0.0.1:80",
			"::1::", ".:1", "abcd", "" })
	void whatIsNoIpIsAnAddress(String address) {
		JsonNode line = Events.json(ECS, Events.withKeyValue("http", Map.of("client_ip", address)));
		assertThat(line.has("client.ip")).isFalse();
		assertThat(line.get("client.address").asString()).isEqualTo(address);
	}

	private void check(String name, JsonNode value) {
		List<String> definition = List.of(this.fields.getProperty(name).split(" "));
		switch (definition.get(0)) {
			case "keyword", "wildcard", "match_only_text" -> assertThat(value.isString()).as(name).isTrue();
			case "keyword[]" -> assertThat(value).as(name).isNotEmpty().allMatch(JsonNode::isString);
			case "long" -> assertThat(value.isIntegralNumber()).as(name).isTrue();
			case "date" -> assertThat(Instant.parse(value.asString())).as(name).isNotNull();
			case "ip" -> assertThat(value.asString()).as(name).matches("[0-9.]+|[0-9a-f:.]*:[0-9a-f:.]*");
			default -> throw new AssertionError(name + ": " + definition);
		}
		if (definition.size() > 1) {
			assertThat(definition.subList(1, definition.size())).as(name).contains(value.asString());
		}
	}

}
