/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.autoconfigure;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/**
 * Makes the {@link LoggingProperties} available to beans. The log itself is installed
 * long before, by {@link SpyglassLoggingSystemFactory}.
 */
@AutoConfiguration
@ConditionalOnBooleanProperty(name = LoggingProperties.PREFIX + ".enabled", matchIfMissing = true)
@EnableConfigurationProperties(LoggingProperties.class)
public final class LoggingAutoConfiguration {

}
