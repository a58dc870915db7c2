/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.service.autoconfigure;

import dev.spyglass.service.internal.ServiceIdentityResolver;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Identity of the service on every line, span, event and (by choice) meter.
 *
 * @param name name of the service; falls back to {@code spring.application.name}
 * @param version version of the service; falls back to the build information, then to the
 * manifest
 * @param environment environment that the service runs in; falls back to the first active
 * profile
 * @param hostname name of the host; falls back to the variable {@code HOSTNAME}, then to
 * the local host's name
 */
@ConfigurationProperties(ServiceIdentityResolver.PREFIX)
record ServiceProperties(@Nullable String name, @Nullable String version, @Nullable String environment,
		@Nullable String hostname) {

}
