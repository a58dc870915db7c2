/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.encoder;

import java.util.List;
import java.util.function.Function;

import dev.spyglass.context.ServiceIdentity;

/** Shapes that a line can have. */
public enum JsonLineSchema {

	/** Spyglass' own, see {@link dev.spyglass.vocabulary.LogField}. */
	SPYGLASS(SpyglassSchema::templates),

	/**
	 * Elastic Common Schema, with dotted names.
	 * @see <a href="https://www.elastic.co/docs/reference/ecs/ecs-field-reference">ECS
	 * field reference</a>
	 */
	ECS(EcsSchema::templates),

	/** What logstash-logback-encoder's {@code LogstashEncoder} writes. */
	LOGSTASH(LogstashSchema::templates),

	/**
	 * Google Cloud Logging.
	 * @see <a href="https://cloud.google.com/logging/docs/structured-logging">Structured
	 * logging</a>
	 */
	GCP(GcpSchema::templates);

	private final Function<ServiceIdentity, List<Template>> templates;

	JsonLineSchema(Function<ServiceIdentity, List<Template>> templates) {
		this.templates = templates;
	}

	/** Returns the fields in their order, before renaming and leaving out. */
	List<Template> templates(ServiceIdentity identity) {
		return this.templates.apply(identity);
	}

}
