/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.service;

import org.jspecify.annotations.Nullable;

/**
 * Identifies the service in every signal: log lines, spans, events and, if configured,
 * meters. Inject it to use the same names elsewhere. Immutable.
 *
 * @param service name of the service, never empty
 * @param version version of the service, or {@code null} if unknown
 * @param environment environment that the service runs in, or {@code null} if unknown
 * @param hostname name of the host, or {@code null} if unknown
 */
public record ServiceIdentity(String service, @Nullable String version, @Nullable String environment,
		@Nullable String hostname) {

}
