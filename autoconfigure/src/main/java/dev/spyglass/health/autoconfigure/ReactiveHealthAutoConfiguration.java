/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.health.autoconfigure;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.spyglass.health.internal.reactive.ClosingFilter;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.env.Environment;
import org.springframework.core.io.Resource;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.http.HttpMethod;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RequestPredicate;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.support.RouterFunctionMapping;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/**
 * Refuses to start when a controller or a functional route has a probe's path, and keeps
 * probes from a fault of the server's.
 */
@AutoConfiguration(after = HealthProbesAutoConfiguration.class)
@ConditionalOnClass(value = RequestMappingHandlerMapping.class,
		name = "org.springframework.boot.health.actuate.endpoint.HealthEndpoint")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnBooleanProperty(name = HealthProperties.PREFIX + ".enabled", matchIfMissing = true)
public final class ReactiveProbesAutoConfiguration {

	@Bean
	SmartInitializingSingleton spyglassReactiveProbePathCheck(Environment environment,
			ObjectProvider<RequestMappingHandlerMapping> mappings, ObjectProvider<RouterFunctionMapping> routers) {
		return () -> new ProbePathCollision(environment).check(Stream.concat(
				mappings.stream()
					.flatMap((mapping) -> mapping.getHandlerMethods().keySet().stream())
					.map((info) -> info.getDirectPaths()),
				routers.stream().map((mapping) -> paths(mapping.getRouterFunction()))));
	}

	@Bean
	@ConditionalOnMissingBean
	@Conditional(StallingServer.class)
	ClosingFilter spyglassProbesClosingFilter(Environment environment) {
		return new ClosingFilter(Stream.of("liveness", "readiness")
			.map((group) -> ProbePathCollision.path(environment, group))
			.collect(Collectors.toSet()), endpoint(environment));
	}

	private static String endpoint(Environment environment) {
		String base = environment.getProperty("management.endpoints.web.base-path", "/actuator");
		String name = environment.getProperty("management.endpoints.web.path-mapping.health", "health");
		return StringUtils.trimTrailingCharacter(base, '/') + "/" + name;
	}

	private static List<String> paths(@Nullable RouterFunction<?> router) {
		RoutedPaths paths = new RoutedPaths();
		if (router != null) {
			router.accept(new Routes(paths));
		}
		return paths.paths();
	}

	/**
	 * Reactor Netty before 1.3.8, see {@link ClosingFilter}.
	 */
	static final class StallingServer implements Condition {

		private static final String SERVER = "reactor.netty.http.server.HttpServer";

		private static final int[] MENDED = { 1, 3, 8 };

		@Override
		public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
			if (!ClassUtils.isPresent(SERVER, context.getClassLoader())) {
				return false;
			}
			Package server = ClassUtils.resolveClassName(SERVER, context.getClassLoader()).getPackage();
			return isBeforeMended(server.getImplementationVersion());
		}

		static boolean isBeforeMended(@Nullable String version) {
			if (version == null || !version.matches("\\d+\\.\\d+\\.\\d+.*")) {
				return true;
			}
			int[] numbers = Arrays.stream(version.split("\\D+")).limit(3).mapToInt(Integer::parseInt).toArray();
			return Arrays.compare(numbers, MENDED) < 0;
		}

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
		public void resources(Function<ServerRequest, Mono<Resource>> lookup) {
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
		public void queryParam(String name, String value) {
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
