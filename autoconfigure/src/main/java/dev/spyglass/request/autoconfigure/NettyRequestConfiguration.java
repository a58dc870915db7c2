/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import dev.spyglass.request.internal.RequestLog;
import dev.spyglass.request.internal.id.RequestIdResolver;
import dev.spyglass.request.internal.reactive.NettyRefusals;

import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Extends the ids to the requests that Netty itself refuses.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(NettyReactiveWebServerFactory.class)
class NettyRequestConfiguration {

	/** Comes first, so that the application's own customizers have the last word. */
	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	WebServerFactoryCustomizer<NettyReactiveWebServerFactory> spyglassNettyRequestIdCustomizer(
			RequestIdResolver spyglassRequestIdResolver, RequestSettings spyglassRequestSettings,
			RequestLog spyglassRequestLog) {
		NettyRefusals refusals = new NettyRefusals(spyglassRequestIdResolver, spyglassRequestSettings.echoHeader(),
				spyglassRequestSettings.correlationEchoHeader(), spyglassRequestLog);
		return (factory) -> {
			List<NettyServerCustomizer> customizers = new ArrayList<>(List.of(refusals::observe));
			customizers.addAll(factory.getServerCustomizers());
			factory.setServerCustomizers(customizers);
		};
	}

}
