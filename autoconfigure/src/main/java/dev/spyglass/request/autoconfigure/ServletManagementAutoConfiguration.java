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
import jakarta.servlet.Filter;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * Auto-configures request ids for a separate management port. Its server has its own
 * application context, which does not inherit the filters and valves of the application.
 */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({ Filter.class, FilterRegistrationBean.class })
@ConditionalOnBean(ServletIdentification.class)
@Import(TomcatRequestConfiguration.class)
public final class ServletManagementAutoConfiguration {

	@Bean
	FilterRegistrationBean<RequestIdFilter> spyglassManagementRequestIdFilter(
			ServletIdentification spyglassServletIdentification, ObjectProvider<RequestScopeRestorer> restorer,
			RequestLog spyglassRequestLog) {
		return ServletRequestAutoConfiguration.requestIdFilter(spyglassServletIdentification, restorer,
				spyglassRequestLog);
	}

}
