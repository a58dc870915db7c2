/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.autoconfigure;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.core.spi.ContextAwareBase;
import dev.spyglass.logging.internal.encoder.ThrowableSanitizingFilter;

import org.springframework.boot.logging.LogFile;
import org.springframework.core.env.Environment;

/**
 * Configures Logback for lines logged before {@code SpringApplication.run}, for example
 * by a static initializer or a failing {@code main} method. If the user has a Logback
 * configuration, it does nothing. Lines are written synchronously.
 * <p>
 * It runs while SLF4J initializes, when nothing may be logged. It therefore must not load
 * Spring classes that have a logger.
 */
// Ranked after the user's own configurators.
@ConfiguratorRank(ConfiguratorRank.NOMINAL)
public final class EarlyLogbackConfigurator extends ContextAwareBase implements Configurator {

	@Override
	public ExecutionStatus configure(LoggerContext context) {
		ClassLoader classLoader = classLoader();
		LoggerContextState state = LoggerContextState.find(context);
		Environment environment = (state != null) ? state.environment() : null;
		if (environment != null && !UsersLogbackFiles.existForLogback(classLoader)) {
			// Logback is configured again, without Boot.
			return reinstall(context, environment, classLoader);
		}
		if (UsersLogbackFiles.isNamedToLogback() || UsersLogbackFiles.exist(classLoader)
				|| !LoggingLibraries.missing(classLoader).isEmpty()) {
			return ExecutionStatus.INVOKE_NEXT_IF_ANY;
		}
		Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
		ThrowableSanitizingFilter.install(context);
		root.setLevel(Level.INFO);
		root.addAppender(XmlSinkAppender.earlyConsole(context, classLoader));
		return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
	}

	private static ExecutionStatus reinstall(LoggerContext context, Environment environment, ClassLoader classLoader) {
		if (InstalledSinks.of(context).stream().noneMatch((sink) -> SinkName.CONSOLE.name().equals(sink.getName()))) {
			LogFile file = SinkInstaller.isFileFormattedByUser(environment) ? null : LogFile.get(environment);
			SinkInstaller.warn(new SinkInstaller(context, environment, classLoader, file).install());
		}
		return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
	}

	static ClassLoader classLoader() {
		ClassLoader classLoader = EarlyLogbackConfigurator.class.getClassLoader();
		return (classLoader != null) ? classLoader : ClassLoader.getSystemClassLoader();
	}

}
