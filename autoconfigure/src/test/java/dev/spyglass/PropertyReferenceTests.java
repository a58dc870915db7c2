/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Renders {@code docs/properties.md} from the metadata that the compiler wrote, and holds
 * the document to it.
 */
class PropertyReferenceTests {

	private static final Path DOCUMENT = Path.of("../docs/properties.md");

	private static final Path FRESH = Path.of("target/properties.md");

	private static final Pattern PACKAGED = Pattern.compile("(?:[a-z]+\\.)+[A-Z][\\w$]*");

	private static final Path DEFAULTS = Path.of("src/main/resources/META-INF/spyglass/defaults");

	@Test
	void theDocumentShowsThemAll() throws IOException {
		String fresh = render();
		Files.writeString(FRESH, fresh);
		assertThat(DOCUMENT)
			.as("copy autoconfigure/target/properties.md over docs/properties.md if the change is meant")
			.hasContent(fresh);
	}

	private static String render() throws IOException {
		StringBuilder document = new StringBuilder(
				"""
						# Property reference

						Generated from the configuration metadata; `./mvnw verify` holds it to the code. Durations are written like
						`250ms` or `5s`, sizes like `16KB`.

						A name below `spyglass.` that does not exist is reported at startup as a warning, with its origin and the nearest
						known name. An invalid value fails startup with its origin, the valid range and an example.
						""");
		Map<String, String> descriptions = new ConfigurationMetadata().groups()
			.stream()
			.collect(Collectors.toMap(ConfigurationMetadata::name, ConfigurationMetadata::description));
		bySignal().forEach((signal, properties) -> {
			document.append("\n## ")
				.append(signal)
				.append("\n\n")
				.append(descriptions.get(signal))
				.append("\n\n| property | type | default | description |\n|---|---|---|---|\n");
			properties.forEach((property) -> document.append(row(property)));
		});
		document
			.append("""

					## Defaults for Boot's own properties

					A thing that Boot configures keeps Boot's property. Spyglass only supplies a better default, at the lowest
					precedence: whatever you set anywhere wins. Switching a signal off leaves Boot's defaults alone.

					| property | Spyglass' default | while this is not `false` |
					|---|---|---|
					""");
		for (Path file : defaultsFiles()) {
			String signal = file.getFileName().toString().replace(".properties", "");
			new TreeMap<>(load(file)).forEach((name, value) -> document
				.append("| `%s` | `%s` | `spyglass.%s.enabled` |%n".formatted(name, value, signal)));
		}
		return document.toString();
	}

	private static Map<String, List<JsonNode>> bySignal() {
		return new ConfigurationMetadata().properties()
			.stream()
			.sorted(Comparator.comparing(ConfigurationMetadata::name))
			.collect(Collectors.groupingBy(
					(property) -> ConfigurationMetadata.name(property).replaceAll("^(spyglass\\.[^.]+)\\..*", "$1"),
					TreeMap::new, Collectors.toList()));
	}

	private static String row(JsonNode property) {
		JsonNode defaultValue = property.path("defaultValue");
		String shown = defaultValue.isMissingNode() ? "" : "`" + text(defaultValue) + "`";
		return "| `%s` | %s | %s | %s |%n".formatted(ConfigurationMetadata.name(property),
				type(property.path("type").asString()), shown,
				ConfigurationMetadata.description(property).replace("|", "\\|").replace("*", "\\*"));
	}

	/** Shows the values of an enum, and of any other type its simple name. */
	private static String type(String type) {
		return PACKAGED.matcher(type).replaceAll((match) -> {
			Class<?> resolved = ClassUtils.resolveClassName(match.group(), null);
			return resolved.isEnum() ? values(resolved) : "`" + resolved.getSimpleName() + "`";
		}).replaceAll("^`(?:List|Set)`<(.*)>$", "list of $1").replaceAll("^`Map`<.*>$", "map");
	}

	private static String values(Class<?> type) {
		return Arrays.stream(type.getEnumConstants())
			.map((constant) -> "`" + ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-') + "`")
			.collect(Collectors.joining(", "));
	}

	private static String text(JsonNode value) {
		if (value.isArray()) {
			return StreamSupport.stream(value.spliterator(), false)
				.map(JsonNode::asString)
				.collect(Collectors.joining(", "));
		}
		// The processor writes a list of a constructor's parameter as text.
		return value.asString().replaceAll("^\\[(\\w.*, .*)]$", "$1");
	}

	private static List<Path> defaultsFiles() throws IOException {
		try (Stream<Path> files = Files.list(DEFAULTS)) {
			return files.sorted().toList();
		}
	}

	private static Map<String, String> load(Path file) {
		Properties properties = new Properties();
		try (InputStream stream = Files.newInputStream(file)) {
			properties.load(stream);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		return properties.stringPropertyNames()
			.stream()
			.collect(Collectors.toMap((name) -> name, properties::getProperty));
	}

}
