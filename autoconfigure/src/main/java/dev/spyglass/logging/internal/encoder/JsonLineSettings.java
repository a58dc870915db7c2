/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.encoder;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import dev.spyglass.service.ServiceIdentity;
import dev.spyglass.vocabulary.LogField;

/**
 * Settings for the format of a JSON line. Immutable. Fields have their name from the
 * vocabulary, regardless of the schema, and members a path such as {@code error.code}.
 * Dashes, underscores and case are ignored, so that names may come from property binding.
 *
 * @param identity identity of the service
 * @param schema schema of the line
 * @param timestampFormat format of the timestamp
 * @param renames new name by field
 * @param omitted fields to omit
 * @param nested whether to write key-values under {@code context} instead of at the top
 * level
 * @param staticFields fields to add to each line; values of any JSON type
 * @param limits maximum sizes of a line
 * @param callerData whether to add the code that logged, which is slow
 */
public record JsonLineSettings(ServiceIdentity identity, JsonLineSchema schema, TimestampFormat timestampFormat,
		Map<String, String> renames, Set<String> omitted, boolean nested, Map<String, Object> staticFields,
		JsonLineLimits limits, boolean callerData) {

	/**
	 * Validates the settings.
	 * @throws org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException
	 * if a field is unknown, two fields have the same name, or the schema does not
	 * support the timestamp format
	 */
	public JsonLineSettings {
		FieldNames names = new FieldNames(schema);
		renames = names.checkedRenames(renames);
		omitted = names.checkedOmissions(omitted);
		staticFields = Collections.unmodifiableMap(new LinkedHashMap<>(staticFields));
		names.check(timestampFormat);
		names.checkUnique(renames, omitted, new LinkedHashSet<>(staticFields.keySet()));
	}

	/**
	 * Returns the default settings.
	 * @param identity identity of the service
	 * @return the settings
	 */
	public static JsonLineSettings defaults(ServiceIdentity identity) {
		return new JsonLineSettings(identity, JsonLineSchema.SPYGLASS, TimestampFormat.ISO, Map.of(), Set.of(), false,
				Map.of(), JsonLineLimits.DEFAULTS, false);
	}

	/** Returns the name of a field in the line. */
	String nameOf(Template template) {
		return this.renames.getOrDefault(template.path(), template.name());
	}

	/** Returns whether a field is written. */
	boolean writes(Template template) {
		String path = template.path();
		boolean caller = path.startsWith(LogField.CALLER.fieldName() + ".");
		return !this.omitted.contains(path) && (this.callerData || !caller);
	}

	/** Returns the timestamp part in the configured format. */
	Part timestamp(byte[] fragment) {
		return (this.timestampFormat == TimestampFormat.ISO) ? new CoreParts.Timestamp(fragment)
				: new CoreParts.EpochMillis(fragment);
	}

}
