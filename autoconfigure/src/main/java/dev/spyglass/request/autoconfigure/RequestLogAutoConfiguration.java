/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.autoconfigure;

import dev.spyglass.request.internal.RequestLog;
import dev.spyglass.request.internal.RequestScopeRestorer;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Writes the start and the end of requests.
 */
@AutoConfiguration(after = RequestIdentityAutoConfiguration.class)
@ConditionalOnWebApplication
@ConditionalOnClass(PathPatternParser.class)
@ConditionalOnBean(RequestSettings.class)
public final class RequestLogAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	RequestLog spyglassRequestLog(RequestSettings spyglassRequestSettings, Environment environment,
			ObjectProvider<RequestScopeRestorer> restorer) {
		return new RequestLog(spyglassRequestSettings.log(environment),
				restorer.getIfAvailable(() -> RequestScopeRestorer.NONE));
	}

}
