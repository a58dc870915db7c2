/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.health.autoconfigure;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.support.RouterFunctionMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Refuses to start when a controller or a functional route has a probe's path.
 */
@AutoConfiguration(after = HealthProbesAutoConfiguration.class)
@ConditionalOnClass(value = RequestMappingHandlerMapping.class,
		name = "org.springframework.boot.health.actuate.endpoint.HealthEndpoint")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBooleanProperty(name = HealthProperties.PREFIX + ".enabled", matchIfMissing = true)
public final class ServletProbesAutoConfiguration {

	@Bean
	SmartInitializingSingleton spyglassServletProbePathCheck(Environment environment,
			ObjectProvider<RequestMappingHandlerMapping> mappings, ObjectProvider<RouterFunctionMapping> routers) {
		return () -> new ProbePathCollision(environment).check(Stream.concat(
				mappings.stream()
					.flatMap((mapping) -> mapping.getHandlerMethods().keySet().stream())
					.map((info) -> info.getDirectPaths()),
				routers.stream().map((mapping) -> paths(mapping.getRouterFunction()))));
	}

	private static List<String> paths(@Nullable RouterFunction<?> router) {
		RoutedPaths paths = new RoutedPaths();
		if (router != null) {
			router.accept(new Routes(paths));
		}
		return paths.paths();
	}

	/**
	 * Walks through functional routes.
	 *
	 * @param paths collects their paths
	 */
	private record Routes(RoutedPaths paths) implements RouterFunctions.Visitor {

		private void look(RequestPredicate predicate) {
			this.paths.startPredicate();
			predicate.accept(new Predicates(this.paths));
		}

		@Override
		public void startNested(RequestPredicate predicate) {
			look(predicate);
			this.paths.startNested();
		}

		@Override
		public void endNested(RequestPredicate predicate) {
			this.paths.endNested();
		}

		@Override
		public void route(RequestPredicate predicate, HandlerFunction<?> handler) {
			look(predicate);
			this.paths.route();
		}

		@Override
		public void resources(Function<ServerRequest, Optional<Resource>> lookup) {
		}

		@Override
		public void attributes(Map<String, Object> attributes) {
		}

		@Override
		public void unknown(RouterFunction<?> router) {
		}

	}

	/**
	 * Walks through a predicate.
	 *
	 * @param paths collects its paths
	 */
	private record Predicates(RoutedPaths paths) implements RequestPredicates.Visitor {

		@Override
		public void path(String pattern) {
			this.paths.path(pattern);
		}

		@Override
		public void startNegate() {
			this.paths.startNegation();
		}

		@Override
		public void endNegate() {
			this.paths.endNegation();
		}

		@Override
		public void method(Set<HttpMethod> methods) {
		}

		@Override
		public void pathExtension(String extension) {
		}

		@Override
		public void header(String name, String value) {
		}

		@Override
		public void param(String name, String value) {
		}

		@Override
		public void version(String version) {
		}

		@Override
		public void startAnd() {
		}

		@Override
		public void and() {
		}

		@Override
		public void endAnd() {
		}

		@Override
		public void startOr() {
		}

		@Override
		public void or() {
		}

		@Override
		public void endOr() {
		}

		@Override
		public void unknown(RequestPredicate predicate) {
		}

	}

}
