/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.autoconfigure;

import dev.spyglass.request.internal.RequestLog;
import dev.spyglass.request.internal.RequestLogFields;
import dev.spyglass.request.internal.RequestScopeRestorer;
import dev.spyglass.request.internal.id.RequestIdResolver;
import dev.spyglass.request.internal.servlet.RequestDetailsFilter;
import dev.spyglass.request.internal.servlet.RequestIdFilter;
import dev.spyglass.request.internal.servlet.ServletIdentification;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingFilterBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;

/**
 * Gives requests of the servlet stack their identity.
 */
@AutoConfiguration(after = RequestLogAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({ Filter.class, FilterRegistrationBean.class })
@ConditionalOnBean({ RequestIdResolver.class, RequestLog.class })
public final class ServletRequestIdAutoConfiguration {

	static final String FILTER_BEAN = "spyglassRequestIdFilter";

	@Bean
	@ConditionalOnMissingBean
	ServletIdentification spyglassServletIdentification(RequestIdResolver spyglassRequestIdResolver,
			RequestLogFields spyglassRequestLogFields, RequestSettings spyglassRequestSettings) {
		return new ServletIdentification(spyglassRequestIdResolver, spyglassRequestLogFields,
				spyglassRequestSettings.echoHeader(), spyglassRequestSettings.correlationEchoHeader());
	}

	@Bean(FILTER_BEAN)
	@ConditionalOnMissingFilterBean
	FilterRegistrationBean<RequestIdFilter> spyglassRequestIdFilter(ServletIdentification spyglassServletIdentification,
			ObjectProvider<RequestScopeRestorer> restorer, RequestLog spyglassRequestLog) {
		RequestIdFilter filter = new RequestIdFilter(spyglassServletIdentification,
				restorer.getIfAvailable(() -> RequestScopeRestorer.NONE), spyglassRequestLog);
		FilterRegistrationBean<RequestIdFilter> registration = new FilterRegistrationBean<>(filter);
		registration.setOrder(RequestIdFilter.ORDER);
		registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR);
		return registration;
	}

	@Bean
	@ConditionalOnMissingFilterBean
	FilterRegistrationBean<RequestDetailsFilter> spyglassRequestDetailsFilter(RequestLogFields spyglassRequestLogFields,
			RequestLog spyglassRequestLog) {
		FilterRegistrationBean<RequestDetailsFilter> registration = new FilterRegistrationBean<>(
				new RequestDetailsFilter(spyglassRequestLogFields, spyglassRequestLog));
		registration.setOrder(RequestDetailsFilter.ORDER);
		registration.setDispatcherTypes(DispatcherType.REQUEST);
		return registration;
	}

}
