/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.context.autoconfigure;

import dev.spyglass.context.export.Exports;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Lets all that is exported report and end together.
 */
@AutoConfiguration
@ConditionalOnClass(name = "io.opentelemetry.sdk.common.CompletableResultCode")
public final class ExportAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	Exports exports() {
		return new Exports();
	}

	@Bean
	@ConditionalOnMissingBean
	ExportDeadline exportDeadline(Exports exports) {
		return new ExportDeadline(exports);
	}

}
