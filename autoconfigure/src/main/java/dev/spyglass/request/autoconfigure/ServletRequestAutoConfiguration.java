/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.autoconfigure;

import java.util.List;

import dev.spyglass.request.internal.ErrorIds;
import dev.spyglass.request.internal.ProblemDetailIds;
import dev.spyglass.request.internal.RequestField;
import dev.spyglass.request.internal.RequestLog;
import dev.spyglass.request.internal.RequestLogFields;
import dev.spyglass.request.internal.RequestScopeRestorer;
import dev.spyglass.request.internal.TraceIdSource;
import dev.spyglass.request.internal.id.RequestIdResolver;
import dev.spyglass.request.internal.servlet.IdentifiedErrorAttributes;
import dev.spyglass.request.internal.servlet.RequestDetailsFilter;
import dev.spyglass.request.internal.servlet.RequestIdFilter;
import dev.spyglass.request.internal.servlet.RouteInterceptor;
import dev.spyglass.request.internal.servlet.SecurityChainUser;
import dev.spyglass.request.internal.servlet.ServletIdentification;
import dev.spyglass.request.internal.servlet.UserFilter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.error.ErrorAttributes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.web.ErrorResponse;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Auto-configures requests of servlet applications: ids, log fields, log lines, and the
 * ids on error responses.
 */
@AutoConfiguration(after = RequestAutoConfiguration.class,
		beforeName = "org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({ Filter.class, FilterRegistrationBean.class })
@ConditionalOnBean(RequestLog.class)
@Import(TomcatRequestConfiguration.class)
public final class ServletRequestAutoConfiguration {

	@Bean
	ServletIdentification spyglassServletIdentification(RequestIdResolver spyglassRequestIdResolver,
			RequestLogFields spyglassRequestLogFields, RequestSettings spyglassRequestSettings) {
		return new ServletIdentification(spyglassRequestIdResolver, spyglassRequestLogFields,
				spyglassRequestSettings.echoHeader(), spyglassRequestSettings.correlationEchoHeader());
	}

	@Bean
	FilterRegistrationBean<RequestIdFilter> spyglassRequestIdFilter(ServletIdentification spyglassServletIdentification,
			ObjectProvider<RequestScopeRestorer> restorer, RequestLog spyglassRequestLog) {
		return requestIdFilter(spyglassServletIdentification, restorer, spyglassRequestLog);
	}

	static FilterRegistrationBean<RequestIdFilter> requestIdFilter(ServletIdentification identification,
			ObjectProvider<RequestScopeRestorer> restorer, RequestLog log) {
		FilterRegistrationBean<RequestIdFilter> registration = new FilterRegistrationBean<>(
				new RequestIdFilter(identification, restorer.getIfAvailable(() -> RequestScopeRestorer.NONE), log));
		registration.setOrder(RequestIdFilter.ORDER);
		registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR);
		return registration;
	}

	@Bean
	FilterRegistrationBean<RequestDetailsFilter> spyglassRequestDetailsFilter(RequestLogFields spyglassRequestLogFields,
			RequestLog spyglassRequestLog) {
		return requestDispatchFilter(new RequestDetailsFilter(spyglassRequestLogFields, spyglassRequestLog),
				RequestDetailsFilter.ORDER);
	}

	@Bean
	FilterRegistrationBean<UserFilter> spyglassUserFilter(RequestLogFields spyglassRequestLogFields) {
		return requestDispatchFilter(new UserFilter(spyglassRequestLogFields), Ordered.LOWEST_PRECEDENCE);
	}

	private static <F extends Filter> FilterRegistrationBean<F> requestDispatchFilter(F filter, int order) {
		FilterRegistrationBean<F> registration = new FilterRegistrationBean<>(filter);
		registration.setOrder(order);
		registration.setDispatcherTypes(DispatcherType.REQUEST);
		return registration;
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(WebMvcConfigurer.class)
	static class MvcConfiguration {

		@Bean
		WebMvcConfigurer spyglassRequestMvcConfigurer(RequestLogFields spyglassRequestLogFields,
				ObjectProvider<TraceIdSource> traceIds) {
			return new WebMvcConfigurer() {

				@Override
				public void addInterceptors(InterceptorRegistry registry) {
					if (spyglassRequestLogFields.includes(RequestField.ROUTE)) {
						registry.addInterceptor(new RouteInterceptor(spyglassRequestLogFields))
							.order(Ordered.HIGHEST_PRECEDENCE);
					}
				}

				@Override
				public void addErrorResponseInterceptors(List<ErrorResponse.Interceptor> interceptors) {
					interceptors
						.add(new ProblemDetailIds(new ErrorIds(traceIds.getIfAvailable(() -> TraceIdSource.NONE))));
				}

			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(ErrorAttributes.class)
	static class ErrorConfiguration {

		@Bean
		@ConditionalOnMissingBean(ErrorAttributes.class)
		IdentifiedErrorAttributes spyglassErrorAttributes(ObjectProvider<TraceIdSource> traceIds) {
			return new IdentifiedErrorAttributes(new ErrorIds(traceIds.getIfAvailable(() -> TraceIdSource.NONE)));
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(DefaultSecurityFilterChain.class)
	static class SecurityConfiguration {

		@Bean
		static SecurityChainUser spyglassSecurityChainUser(ObjectProvider<RequestLogFields> spyglassRequestLogFields) {
			return new SecurityChainUser(spyglassRequestLogFields);
		}

	}

}
