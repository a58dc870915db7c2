/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.autoconfigure;

import dev.spyglass.request.internal.RequestField;
import dev.spyglass.request.internal.RequestLogFields;
import dev.spyglass.request.internal.servlet.RouteInterceptor;
import dev.spyglass.request.internal.servlet.SecurityChainUser;
import dev.spyglass.request.internal.servlet.UserFilter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingFilterBean;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Puts on the lines of a servlet request what becomes known on its way: its route and its
 * user. Whether that was chosen is asked when the application runs.
 */
@AutoConfiguration(after = ServletRequestIdAutoConfiguration.class)
@ConditionalOnClass({ Filter.class, FilterRegistrationBean.class })
@ConditionalOnBean(name = ServletRequestIdAutoConfiguration.FILTER_BEAN)
public final class ServletRequestFieldsAutoConfiguration {

	@Bean
	@ConditionalOnMissingFilterBean
	FilterRegistrationBean<UserFilter> spyglassUserFilter(RequestLogFields spyglassRequestLogFields) {
		FilterRegistrationBean<UserFilter> registration = new FilterRegistrationBean<>(
				new UserFilter(spyglassRequestLogFields));
		registration.setOrder(Ordered.LOWEST_PRECEDENCE);
		registration.setDispatcherTypes(DispatcherType.REQUEST);
		return registration;
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(WebMvcConfigurer.class)
	static class RouteConfiguration {

		@Bean
		WebMvcConfigurer spyglassRouteConfigurer(RequestLogFields spyglassRequestLogFields) {
			return new WebMvcConfigurer() {
				@Override
				public void addInterceptors(InterceptorRegistry registry) {
					if (spyglassRequestLogFields.includes(RequestField.ROUTE)) {
						registry.addInterceptor(new RouteInterceptor(spyglassRequestLogFields))
							.order(Ordered.HIGHEST_PRECEDENCE);
					}
				}
			};
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
