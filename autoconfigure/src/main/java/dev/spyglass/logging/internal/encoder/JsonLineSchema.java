/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.encoder;

import java.util.List;

import dev.spyglass.service.ServiceIdentity;

/**
 * Schemas of a JSON line.
 */
public enum JsonLineSchema {

	/** Spyglass's own schema, see {@link dev.spyglass.vocabulary.LogField}. */
	SPYGLASS,

	/**
	 * Elastic Common Schema, with dotted names.
	 * @see <a href="https://www.elastic.co/docs/reference/ecs/ecs-field-reference">ECS
	 * field reference</a>
	 */
	ECS,

	/** Schema of {@code LogstashEncoder} in logstash-logback-encoder. */
	LOGSTASH,

	/**
	 * Google Cloud Logging.
	 * @see <a href="https://cloud.google.com/logging/docs/structured-logging">Structured
	 * logging</a>
	 */
	GCP;

	/** Returns the fields in their order, before fields are renamed or omitted. */
	List<Template> templates(ServiceIdentity identity) {
		return switch (this) {
			case SPYGLASS -> SpyglassSchema.templates(identity);
			case ECS -> EcsSchema.templates(identity);
			case LOGSTASH -> LogstashSchema.templates(identity);
			case GCP -> GcpSchema.templates(identity);
		};
	}

}
