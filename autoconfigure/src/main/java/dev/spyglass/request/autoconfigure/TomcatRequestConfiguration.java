/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.autoconfigure;

import dev.spyglass.request.internal.RequestLog;
import dev.spyglass.request.internal.RequestLogFields;
import dev.spyglass.request.internal.id.RequestIdResolver;
import dev.spyglass.request.internal.servlet.ServletIdentification;
import dev.spyglass.request.internal.servlet.TomcatRequestValve;
import org.apache.catalina.Valve;

import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Extends the ids to the log lines and the error responses of Tomcat itself, for servlet
 * and WebFlux applications and their management servers.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass({ Valve.class, ConfigurableTomcatWebServerFactory.class })
class TomcatRequestConfiguration {

	@Bean
	WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> spyglassTomcatRequestIdCustomizer(
			RequestIdResolver spyglassRequestIdResolver, RequestLogFields spyglassRequestLogFields,
			RequestSettings spyglassRequestSettings, RequestLog spyglassRequestLog) {
		ServletIdentification identification = new ServletIdentification(spyglassRequestIdResolver,
				spyglassRequestLogFields, spyglassRequestSettings.echoHeader(),
				spyglassRequestSettings.correlationEchoHeader());
		return (factory) -> factory.addEngineValves(new TomcatRequestValve(identification, spyglassRequestLog));
	}

}
