/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.autoconfigure;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggerContextListener;
import ch.qos.logback.core.spi.ConfigurationEvent;
import ch.qos.logback.core.status.ErrorStatus;
import dev.spyglass.logging.internal.Redactor;
import dev.spyglass.logging.internal.encoder.ThrowableSanitizingFilter;
import dev.spyglass.logging.internal.sink.LineCounters;
import org.jspecify.annotations.Nullable;

import org.springframework.core.env.Environment;

/**
 * Holds what Spyglass needs in a logger context, and restores it when the context was
 * reset: by a scan for changes of the XML configuration, by a second initialization of
 * Boot's logging system, or by the application. A reset removes all objects, properties,
 * levels, filters and appenders of a context, but no reset-resistant listener.
 * <p>
 * If Logback is stopped, listeners are removed, too; listeners of configuration events
 * are not, and a configuration adds this listener again. Thread-safe.
 */
final class LoggerContextState implements LoggerContextListener {

	private final LoggerContext context;

	private final Map<SinkName, Redactor> redactors = new ConcurrentHashMap<>();

	private final Map<SinkName, LineCounters> counters = new ConcurrentHashMap<>();

	private final List<LoggedErrors> errors = new CopyOnWriteArrayList<>();

	private final LevelMemory levels = new LevelMemory();

	private volatile @Nullable OtlpSink otlp;

	private volatile @Nullable SinkInstaller defaults;

	private volatile @Nullable Environment environment;

	/** Whether Boot's logging system configures the context. */
	private volatile boolean initializing;

	private volatile boolean reset;

	private LoggerContextState(LoggerContext context) {
		this.context = context;
	}

	static @Nullable LoggerContextState find(LoggerContext context) {
		for (LoggerContextListener listener : context.getCopyOfListenerList()) {
			if (listener instanceof LoggerContextState state) {
				return state;
			}
		}
		return null;
	}

	static LoggerContextState of(LoggerContext context) {
		synchronized (context.getConfigurationLock()) {
			LoggerContextState present = find(context);
			if (present != null) {
				return present;
			}
			LoggerContextState created = new LoggerContextState(context);
			context.addListener(created);
			context.addConfigurationEventListener(created::configured);
			return created;
		}
	}

	Map<SinkName, Redactor> redactors() {
		return this.redactors;
	}

	LineCounters counters(SinkName sink) {
		return this.counters.computeIfAbsent(sink, (name) -> new LineCounters());
	}

	List<LineCounters> counters() {
		return List.copyOf(this.counters.values());
	}

	void add(LoggedErrors errors) {
		this.errors.add(errors);
	}

	void remove(LoggedErrors errors) {
		this.errors.remove(errors);
	}

	@Nullable OtlpSink otlp() {
		return this.otlp;
	}

	void otlp(@Nullable OtlpSink otlp) {
		this.otlp = otlp;
	}

	/** Returns the environment that configured the sinks. */
	@Nullable Environment environment() {
		return this.environment;
	}

	void environment(Environment environment) {
		this.environment = environment;
	}

	/**
	 * Sets the sinks to install after a reset.
	 * @param defaults the sinks, or {@code null} if an XML configuration decides
	 */
	void defaults(@Nullable SinkInstaller defaults) {
		this.defaults = defaults;
	}

	/** Boot begins to configure the context, and sets all levels again. */
	void initializing() {
		this.initializing = true;
	}

	/** Boot resets the context, and sets the levels again. */
	void resetByBoot() {
		this.defaults = null;
		this.environment = null;
		this.levels.clear();
	}

	/**
	 * Boot has configured the context.
	 */
	void initialized() {
		this.initializing = false;
		this.reset = false;
		restore();
	}

	/** Adds this listener again after Boot has stopped and reset the context. */
	void attach() {
		if (find(this.context) == null) {
			this.context.addListener(this);
		}
		this.errors.forEach(LoggedErrors::attach);
	}

	private void restore() {
		attach();
		if (this.environment == null) {
			// Without Spyglass's sinks, a reset does what it always does.
			this.levels.clear();
		}
		this.levels.restore(this.context);
		if (this.environment != null) {
			ThrowableSanitizingFilter.install(this.context);
		}
		OtlpSink otlp = this.otlp;
		if (otlp != null) {
			otlp.attach();
		}
	}

	private void configured(ConfigurationEvent event) {
		switch (event.getEventType()) {
			case CONFIGURATION_STARTED -> configurationStarted();
			case CONFIGURATION_ENDED_SUCCESSFULLY, CONFIGURATION_ENDED_WITH_XML_PARSING_ERRORS -> {
				if (this.initializing) {
					this.levels.restore(this.context);
				}
				else {
					restore();
				}
			}
			default -> {
				// Changes nothing.
			}
		}
	}

	private void configurationStarted() {
		attach();
		this.levels.pause();
		SinkInstaller defaults = this.defaults;
		if (defaults != null && this.reset && !this.initializing) {
			// The application has decided for a configuration of its own.
			this.defaults = null;
			this.levels.clear();
			defaults.remove();
		}
		this.reset = false;
	}

	@Override
	public boolean isResetResistant() {
		return true;
	}

	@Override
	public void onReset(LoggerContext context) {
		if (this.initializing) {
			return;
		}
		this.reset = true;
		try {
			restore();
			SinkInstaller defaults = this.defaults;
			if (defaults != null) {
				SinkInstaller.warn(defaults.install());
			}
		}
		catch (RuntimeException ex) {
			context.getStatusManager().add(new ErrorStatus("Spyglass could not restore its sinks", this, ex));
		}
	}

	/** Stops what the reset that comes before has restored. */
	@Override
	public void onStop(LoggerContext context) {
		if (!this.initializing) {
			context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).detachAndStopAllAppenders();
		}
	}

	@Override
	public void onStart(LoggerContext context) {
		// Nothing to do.
	}

	@Override
	public void onLevelChange(Logger logger, Level level) {
		this.levels.changed(logger);
	}

}
