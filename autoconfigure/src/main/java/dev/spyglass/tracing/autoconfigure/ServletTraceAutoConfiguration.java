/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.tracing.autoconfigure;

import dev.spyglass.tracing.TraceResponse;
import dev.spyglass.tracing.internal.servlet.ServletRequestReader;
import dev.spyglass.tracing.internal.servlet.TraceResponseFilter;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingFilterBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configures trace correlation for servlet applications.
 */
@AutoConfiguration(after = TraceAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({ HttpServletRequest.class, OtelTracer.class })
@ConditionalOnBooleanProperty(name = TracingProperties.PREFIX + ".enabled", matchIfMissing = true)
public final class ServletTraceAutoConfiguration {

	@Bean
	ServletRequestReader spyglassServletRequestReader() {
		return new ServletRequestReader();
	}

	@Bean
	@ConditionalOnMissingFilterBean
	@ConditionalOnBean(TraceResponse.class)
	FilterRegistrationBean<TraceResponseFilter> spyglassTraceResponseFilter(TraceResponse spyglassTraceResponse) {
		FilterRegistrationBean<TraceResponseFilter> registration = new FilterRegistrationBean<>(
				new TraceResponseFilter(spyglassTraceResponse));
		registration.setOrder(TraceResponseFilter.ORDER);
		return registration;
	}

}
