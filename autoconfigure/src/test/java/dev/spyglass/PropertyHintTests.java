/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.spyglass.vocabulary.LogField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the hints in {@code META-INF/additional-spring-configuration-metadata.json} to
 * the code.
 */
class PropertyHintTests {

	private static final Pattern ELEMENT_TYPE = Pattern.compile("java\\.util\\.(?:List|Set)<(dev\\.spyglass\\..*)>");

	private final ConfigurationMetadata metadata = new ConfigurationMetadata();

	@ParameterizedTest
	@ValueSource(strings = { "spyglass.logging.rename.keys", "spyglass.logging.omit" })
	void offerEveryField(String hint) {
		Map<String, String> fields = new LinkedHashMap<>();
		for (LogField field : LogField.values()) {
			fields.put(field.fieldName(), field.description() + ".");
			field.members()
				.forEach((member) -> fields.put(field.fieldName() + "." + member.name(), member.description() + "."));
		}
		assertThat(values(hint)).containsExactlyEntriesOf(fields);
	}

	@Test
	void offerEveryConstant() throws Exception {
		int checked = 0;
		for (JsonNode property : this.metadata.properties()) {
			Matcher type = ELEMENT_TYPE.matcher(property.path("type").asString());
			if (type.matches()) {
				Class<?> element = ClassUtils.forName(type.group(1), null);
				List<String> constants = Arrays.stream(element.getEnumConstants())
					.map((constant) -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-'))
					.toList();
				assertThat(values(ConfigurationMetadata.name(property)).keySet())
					.as(ConfigurationMetadata.name(property))
					.containsExactlyElementsOf(constants);
				checked++;
			}
		}
		assertThat(checked).isEqualTo(3);
	}

	@Test
	void belongToAProperty() {
		List<String> names = this.metadata.properties().stream().map(ConfigurationMetadata::name).toList();
		assertThat(this.metadata.hints()).isNotEmpty()
			.extracting((hint) -> ConfigurationMetadata.name(hint).replaceAll("\\.keys$", ""))
			.isSubsetOf(names);
	}

	@Test
	void areDescribed() {
		assertThat(this.metadata.hints()).isNotEmpty()
			.allSatisfy((hint) -> assertThat(hint.path("values")).isNotEmpty()
				.allSatisfy((value) -> assertThat(ConfigurationMetadata.description(value))
					.as("%s of %s", value.path("value"), ConfigurationMetadata.name(hint))
					.matches("[A-Z].*\\.")));
	}

	private Map<String, String> values(String hint) {
		Map<String, String> values = new LinkedHashMap<>();
		this.metadata.hints()
			.stream()
			.filter((candidate) -> ConfigurationMetadata.name(candidate).equals(hint))
			.forEach((match) -> match.path("values")
				.forEach((value) -> values.put(value.path("value").asString(),
						ConfigurationMetadata.description(value))));
		return values;
	}

}
