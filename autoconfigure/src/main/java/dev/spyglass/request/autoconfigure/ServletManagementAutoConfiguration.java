/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.autoconfigure;

import dev.spyglass.request.internal.RequestLog;
import dev.spyglass.request.internal.RequestScopeRestorer;
import dev.spyglass.request.internal.servlet.RequestIdFilter;
import dev.spyglass.request.internal.servlet.ServletIdentification;
import dev.spyglass.request.internal.servlet.TomcatRequestValve;
import jakarta.servlet.Filter;
import org.apache.catalina.Valve;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Auto-configures request ids for a separate management port. Its server has its own
 * application context, which does not inherit the filters and valves of the application.
 */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({ Filter.class, FilterRegistrationBean.class })
@ConditionalOnBean(ServletIdentification.class)
public final class ServletManagementAutoConfiguration {

	@Bean
	FilterRegistrationBean<RequestIdFilter> spyglassManagementRequestIdFilter(
			ServletIdentification spyglassServletIdentification, ObjectProvider<RequestScopeRestorer> restorer,
			RequestLog spyglassRequestLog) {
		return ServletRequestAutoConfiguration.requestIdFilter(spyglassServletIdentification, restorer,
				spyglassRequestLog);
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ Valve.class, ConfigurableTomcatWebServerFactory.class })
	static class TomcatConfiguration {

		@Bean
		WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> spyglassManagementTomcatRequestIdCustomizer(
				ServletIdentification spyglassServletIdentification, RequestLog spyglassRequestLog) {
			return (factory) -> factory
				.addEngineValves(new TomcatRequestValve(spyglassServletIdentification, spyglassRequestLog));
		}

	}

}
