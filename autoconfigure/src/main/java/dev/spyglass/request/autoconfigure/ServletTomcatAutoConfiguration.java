/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.autoconfigure;

import dev.spyglass.request.internal.RequestLog;
import dev.spyglass.request.internal.servlet.ServletIdentification;
import dev.spyglass.request.internal.servlet.TomcatRequestValve;
import org.apache.catalina.Valve;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;

/**
 * Widens the identity of requests to what Tomcat itself does and logs. Steps aside with
 * the filter.
 */
@AutoConfiguration(after = ServletRequestIdAutoConfiguration.class)
@ConditionalOnClass({ Valve.class, ConfigurableTomcatWebServerFactory.class })
@ConditionalOnBean(name = ServletRequestIdAutoConfiguration.FILTER_BEAN)
public final class ServletTomcatAutoConfiguration {

	@Bean
	WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> spyglassTomcatRequestIdCustomizer(
			ServletIdentification spyglassServletIdentification, RequestLog spyglassRequestLog) {
		return (factory) -> factory
			.addEngineValves(new TomcatRequestValve(spyglassServletIdentification, spyglassRequestLog));
	}

}
