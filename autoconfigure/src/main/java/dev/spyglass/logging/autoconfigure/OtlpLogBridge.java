/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.autoconfigure;

import java.time.Duration;
import java.util.function.Supplier;

import ch.qos.logback.classic.LoggerContext;
import io.opentelemetry.api.logs.LoggerProvider;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.env.Environment;

/**
 * Connects the log to the application context's exporter, if there is one, from the start
 * of the context to its close. Thread-safe.
 */
final class OtlpLogBridge implements SmartInitializingSingleton, DisposableBean {

	private static final Duration FLUSH_TIMEOUT = Duration.ofSeconds(1);

	private final Supplier<@Nullable LoggerProvider> provider;

	private final Environment environment;

	private final ClassLoader classLoader;

	private volatile @Nullable Connection connection;

	OtlpLogBridge(Supplier<@Nullable LoggerProvider> provider, Environment environment, ClassLoader classLoader) {
		this.provider = provider;
		this.environment = environment;
		this.classLoader = classLoader;
	}

	@Override
	public void afterSingletonsInstantiated() {
		LoggerProvider exporting = this.provider.get();
		if (exporting != null && LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
			OtlpSink connected = OtlpSink.of(context, this.environment, this.classLoader);
			connected.connect(exporting);
			this.connection = new Connection(connected, exporting);
		}
	}

	@Override
	public void destroy() {
		Connection open = this.connection;
		if (open != null) {
			open.sink().disconnect(open.provider(), FLUSH_TIMEOUT);
		}
	}

	private record Connection(OtlpSink sink, LoggerProvider provider) {

	}

}
