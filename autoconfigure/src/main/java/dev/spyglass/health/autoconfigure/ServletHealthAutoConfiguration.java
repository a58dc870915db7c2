/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */
package dev.spyglass.health.autoconfigure;

import java.util.Set;
import java.util.stream.Collectors;

import dev.spyglass.health.internal.ClosedProbes;
import dev.spyglass.health.internal.servlet.ProbeRedirectFilter;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroups;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Auto-configures health probes of servlet applications: they are never redirected, and
 * warnings tell of probes that are closed and of controllers that have the path of a
 * probe.
 */
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@AutoConfiguration(after = HealthProbesAutoConfiguration.class)
@ConditionalOnClass(value = { RequestMappingHandlerMapping.class, FilterRegistrationBean.class },
		name = "org.springframework.boot.health.actuate.endpoint.HealthEndpoint")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBooleanProperty(name = HealthProperties.PREFIX + ".enabled", matchIfMissing = true)
public final class ServletHealthAutoConfiguration {

	private static final String SECURITY = "org.springframework.security.web.access.WebInvocationPrivilegeEvaluator";

	/** For each path a pattern of its own: the container finds them beside any other. */
	@Bean
	FilterRegistrationBean<ProbeRedirectFilter> spyglassProbeRedirectFilter(Environment environment,
			ObjectProvider<HealthEndpointGroups> groups) {
		FilterRegistrationBean<ProbeRedirectFilter> registration = new FilterRegistrationBean<>(
				new ProbeRedirectFilter(new ClosedProbes()));
		registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 50);
		Set<String> paths = paths(environment, groups);
		registration.setUrlPatterns(paths);
		registration.setEnabled(!paths.isEmpty());
		return registration;
	}

	@Bean
	SmartInitializingSingleton spyglassServletProbePathCheck(ApplicationContext context, Environment environment,
			FilterRegistrationBean<ProbeRedirectFilter> spyglassProbeRedirectFilter,
			ObjectProvider<HealthEndpointGroups> groups, ObjectProvider<RequestMappingHandlerMapping> mappings) {
		return () -> {
			new ProbePathCollision(environment).check(mappings.stream()
				.flatMap((mapping) -> mapping.getHandlerMethods().keySet().stream())
				.flatMap((info) -> info.getDirectPaths().stream()));
			ProbeRedirectFilter filter = spyglassProbeRedirectFilter.getFilter();
			if (filter != null && ClassUtils.isPresent(SECURITY, context.getClassLoader())) {
				ClosedProbeCheck.check(context, paths(environment, groups), filter.closed());
			}
		};
	}

	private static Set<String> paths(Environment environment, ObjectProvider<HealthEndpointGroups> groups) {
		String servlet = environment.getProperty("spring.mvc.servlet.path", "/");
		String prefix = servlet.endsWith("/") ? servlet.substring(0, servlet.length() - 1) : servlet;
		return ProbePaths.of(groups.getIfAvailable())
			.stream()
			.map((path) -> prefix + path)
			.collect(Collectors.toUnmodifiableSet());
	}

}
