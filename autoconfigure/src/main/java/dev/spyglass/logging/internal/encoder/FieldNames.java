/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.encoder;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

import dev.spyglass.service.ServiceIdentity;
import dev.spyglass.vocabulary.LogField;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Validates the renamed, omitted and additional fields of a schema. Its exceptions name
 * the property, the value and a remedy.
 */
final class FieldNames {

	private static final String PREFIX = "spyglass.logging.";

	private static final int MAX_LENGTH = 128;

	private static final Pattern LOST_IN_BINDING = Pattern.compile("[^a-z0-9.]");

	private final List<Template> templates;

	private final JsonLineSchema schema;

	/** Field paths by their canonical form, which property binding preserves. */
	private final Map<String, String> paths = new TreeMap<>();

	FieldNames(JsonLineSchema schema) {
		this.schema = schema;
		this.templates = schema.templates(new ServiceIdentity("", "", "", ""));
		for (LogField field : LogField.values()) {
			addPath(field.fieldName());
			field.members().forEach((member) -> addPath(field.fieldName() + "." + member.name()));
		}
		this.templates.forEach((template) -> addPath(template.path()));
	}

	private void addPath(String path) {
		this.paths.put(canonical(path), path);
	}

	private static String canonical(String path) {
		return LOST_IN_BINDING.matcher(path.toLowerCase(Locale.ROOT)).replaceAll("");
	}

	private String path(String property, String name, Object value) {
		String path = this.paths.get(canonical(name));
		if (path == null) {
			throw new InvalidConfigurationPropertyValueException(property, value,
					"There is no field '" + name + "'. Use one of " + this.paths.values());
		}
		return path;
	}

	Map<String, String> checkedRenames(Map<String, String> renames) {
		Map<String, String> checked = new LinkedHashMap<>();
		renames.forEach((name, newName) -> {
			String path = path(PREFIX + "rename." + name, name, newName);
			String property = PREFIX + "rename." + path;
			checkName(property, newName);
			if (checked.put(path, newName) != null) {
				throw new InvalidConfigurationPropertyValueException(property, newName,
						"The field '" + path + "' is renamed twice. Remove one of the entries");
			}
		});
		return Map.copyOf(checked);
	}

	Set<String> checkedOmissions(Set<String> omitted) {
		Set<String> checked = new LinkedHashSet<>();
		omitted.forEach((name) -> checked.add(path(PREFIX + "omit", name, name)));
		return Set.copyOf(checked);
	}

	private static void checkName(String property, @Nullable String name) {
		if (name == null || name.isBlank() || name.length() > MAX_LENGTH
				|| name.chars().anyMatch(Character::isISOControl)) {
			throw new InvalidConfigurationPropertyValueException(property, name, "A field name must have 1 to "
					+ MAX_LENGTH + " printable characters. To omit a field, use " + PREFIX + "omit");
		}
	}

	void check(TimestampFormat format) {
		if (this.schema == JsonLineSchema.GCP && format != TimestampFormat.ISO) {
			throw new InvalidConfigurationPropertyValueException(PREFIX + "timestamp", format,
					"Google Cloud Logging supports ISO timestamps only. Use 'iso', or another schema");
		}
	}

	void checkUnique(Map<String, String> renames, Set<String> omitted, Set<String> staticFields) {
		Map<String, String> top = new HashMap<>();
		top.put(renames.getOrDefault(LogField.CONTEXT.fieldName(), LogField.CONTEXT.fieldName()),
				LogField.CONTEXT.fieldName());
		checkUnique(this.templates, renames, omitted, top);
		Set<String> seen = new HashSet<>();
		for (String name : staticFields) {
			String property = PREFIX + "fields." + name;
			checkName(property, name);
			if (top.containsKey(name) || !seen.add(name)) {
				throw new InvalidConfigurationPropertyValueException(property, name,
						"The name '" + name
								+ "' is already used by a field of the schema. Choose another name, or rename"
								+ " that field with " + PREFIX + "rename." + top.get(name));
			}
		}
	}

	private void checkUnique(List<Template> siblings, Map<String, String> renames, Set<String> omitted,
			Map<String, String> taken) {
		for (Template template : siblings) {
			if (omitted.contains(template.path())) {
				continue;
			}
			String name = renames.getOrDefault(template.path(), template.name());
			String other = taken.put(name, template.path());
			if (other != null) {
				String renamed = renames.containsKey(template.path()) ? template.path() : other;
				throw new InvalidConfigurationPropertyValueException(PREFIX + "rename." + renamed, name,
						"The fields '" + other + "' and '" + template.path() + "' would both have the name '" + name
								+ "'. Choose another name, or omit one of them with " + PREFIX + "omit");
			}
			checkUnique(template.members(), renames, omitted, new HashMap<>());
		}
	}

}
