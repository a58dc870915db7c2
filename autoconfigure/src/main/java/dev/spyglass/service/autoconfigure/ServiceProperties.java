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
 * Properties for the identity of the service.
 *
 * @param name Name of the service (defaults to 'spring.application.name', then to the
 * name in the build information, the title in the manifest, and the name of the main
 * class).
 * @param version Version of the service (defaults to the version in the build
 * information, then to 'spring.application.version').
 * @param environment Environment that the service runs in (defaults to the first active
 * profile).
 * @param hostname Name of the host that the service runs on (defaults to the HOSTNAME
 * environment variable, then to the name of the local host).
 */
@ConfigurationProperties(ServiceIdentityResolver.PREFIX)
record ServiceProperties(@Nullable String name, @Nullable String version, @Nullable String environment,
		@Nullable String hostname) {

}
