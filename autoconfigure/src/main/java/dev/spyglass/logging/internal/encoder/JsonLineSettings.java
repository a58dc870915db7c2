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
 * Everything that shapes a line. Immutable. Fields are named as in the vocabulary,
 * whatever the schema, members as {@code error.code}; dashes and underscores make no
 * difference, so that names which went through property binding are understood.
 *
 * @param identity who is speaking
 * @param schema shape of the line
 * @param timestampFormat how the instant is written
 * @param renames new name by field
 * @param omitted fields that are left out
 * @param nested whether key-values stand under {@code context} rather than at the top
 * @param staticFields fields that each line carries; values of any JSON type
 * @param limits bounds of a line
 * @param callerData whether the code that logged is named, which is slow
 */
public record JsonLineSettings(ServiceIdentity identity, JsonLineSchema schema, TimestampFormat timestampFormat,
		Map<String, String> renames, Set<String> omitted, boolean nested, Map<String, Object> staticFields,
		JsonLineLimits limits, boolean callerData) {

	/**
	 * Creates settings.
	 * @throws org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException
	 * if a field is unknown, two fields have the same name, or the schema can't do with
	 * the timestamp format; it names property, value and remedy
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
	 * Returns the defaults.
	 * @param identity who is speaking
	 * @return settings in which nothing was changed
	 */
	public static JsonLineSettings defaults(ServiceIdentity identity) {
		return new JsonLineSettings(identity, JsonLineSchema.SPYGLASS, TimestampFormat.ISO, Map.of(), Set.of(), false,
				Map.of(), JsonLineLimits.DEFAULTS, false);
	}

	/** Returns the name that a field has in the line. */
	String nameOf(Template template) {
		return this.renames.getOrDefault(template.path(), template.name());
	}

	/** Returns whether a field is in the line at all. */
	boolean writes(Template template) {
		String path = template.path();
		boolean caller = path.startsWith(LogField.CALLER.fieldName() + ".");
		return !this.omitted.contains(path) && (this.callerData || !caller);
	}

	/** Returns the timestamp part in the chosen format. */
	Part timestamp(byte[] fragment) {
		return (this.timestampFormat == TimestampFormat.ISO) ? new CoreParts.Timestamp(fragment)
				: new CoreParts.EpochMillis(fragment);
	}

}
