/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.service.autoconfigure;

import dev.spyglass.service.ServiceIdentity;
import dev.spyglass.service.internal.ServiceIdentityResolver;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;

/**
 * Auto-configures the {@link ServiceIdentity} that all signals share.
 */
@AutoConfiguration
@EnableConfigurationProperties(ServiceProperties.class)
public final class ServiceIdentityAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	ServiceIdentity spyglassServiceIdentity(Environment environment, ResourceLoader resources) {
		ClassLoader classLoader = resources.getClassLoader();
		return new ServiceIdentityResolver((classLoader != null) ? classLoader : getClass().getClassLoader())
			.resolve(environment);
	}

}
