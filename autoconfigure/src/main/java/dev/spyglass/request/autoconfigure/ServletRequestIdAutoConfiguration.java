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
	ServletIdentification servletIdentification(RequestIdResolver requestIdResolver, RequestLogFields chosenFields,
			RequestSettings requestSettings) {
		return new ServletIdentification(requestIdResolver, chosenFields, requestSettings.echoHeader(),
				requestSettings.correlationEchoHeader());
	}

	@Bean(FILTER_BEAN)
	@ConditionalOnMissingFilterBean
	FilterRegistrationBean<RequestIdFilter> spyglassRequestIdFilter(ServletIdentification servletIdentification,
			ObjectProvider<RequestScopeRestorer> restorer, RequestLog requestLog) {
		RequestIdFilter filter = new RequestIdFilter(servletIdentification,
				restorer.getIfAvailable(() -> RequestScopeRestorer.NONE), requestLog);
		FilterRegistrationBean<RequestIdFilter> registration = new FilterRegistrationBean<>(filter);
		registration.setOrder(RequestIdFilter.ORDER);
		registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR);
		return registration;
	}

	@Bean
	@ConditionalOnMissingFilterBean
	FilterRegistrationBean<RequestDetailsFilter> spyglassRequestDetailsFilter(RequestLogFields chosenFields,
			RequestLog requestLog) {
		FilterRegistrationBean<RequestDetailsFilter> registration = new FilterRegistrationBean<>(
				new RequestDetailsFilter(chosenFields, requestLog));
		registration.setOrder(RequestDetailsFilter.ORDER);
		registration.setDispatcherTypes(DispatcherType.REQUEST);
		return registration;
	}

}
