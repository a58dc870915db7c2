/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.autoconfigure;

import java.util.List;

import ch.qos.logback.classic.LoggerContext;
import dev.spyglass.failure.internal.ErrorListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configures an appender that notifies {@link ErrorListener} beans of logged errors.
 */
@AutoConfiguration
@ConditionalOnClass(LoggerContext.class)
public final class LoggedErrorsAutoConfiguration {

	@Bean
	LoggedErrorsInstaller spyglassLoggedErrorsInstaller(ObjectProvider<ErrorListener> listeners) {
		return new LoggedErrorsInstaller(listeners);
	}

	static final class LoggedErrorsInstaller implements SmartInitializingSingleton, AutoCloseable {

		private final ObjectProvider<ErrorListener> listeners;

		private @Nullable LoggedErrors installed;

		LoggedErrorsInstaller(ObjectProvider<ErrorListener> listeners) {
			this.listeners = listeners;
		}

		@Override
		public void afterSingletonsInstantiated() {
			List<ErrorListener> all = this.listeners.orderedStream().toList();
			if (!all.isEmpty() && LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
				this.installed = new LoggedErrors(context, all);
			}
		}

		@Override
		public void close() {
			if (this.installed != null) {
				this.installed.close();
			}
		}

	}

}
