/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.autoconfigure;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.logging.LogFile;
import org.springframework.core.env.Environment;

/**
 * Appender that adds Spyglass's console or file sink to a Logback XML configuration; see
 * {@code dev/spyglass/logging/spyglass-include.xml}. The sink is configured by the
 * application's properties. A plain {@code logback.xml} is read before they are known:
 * until then, the console writes JSON and the file nothing. If no file is configured, the
 * file sink writes nothing.
 */
public final class XmlSinkAppender extends UnsynchronizedAppenderBase<ILoggingEvent> {

	private String sink = "console";

	private volatile @Nullable Appender<ILoggingEvent> delegate;

	private final AtomicReference<@Nullable UnwritableFile> unwritable = new AtomicReference<>();

	/**
	 * Sets the kind of sink.
	 * @param sink {@code console}, the default, or {@code file}
	 */
	public void setSink(String sink) {
		this.sink = sink;
	}

	@Override
	public void start() {
		ClassLoader classLoader = EarlyLogbackConfigurator.classLoader();
		LoggerContext context = (LoggerContext) getContext();
		Environment environment = environment(context);
		boolean file = this.sink.equals("file");
		if (environment != null) {
			LoggerContextState.of(context).environment(environment);
			SinkFactory sinks = new SinkFactory(context, environment, classLoader);
			this.delegate = file ? file(sinks, environment) : sinks.console(format(sinks, environment, classLoader));
		}
		else if (!file) {
			this.delegate = earlyConsole(context, classLoader);
		}
		super.start();
	}

	/** A reset removes Boot's object, for example when the file has changed. */
	private static @Nullable Environment environment(LoggerContext context) {
		if (context.getObject(Environment.class.getName()) instanceof Environment environment) {
			return environment;
		}
		LoggerContextState state = LoggerContextState.find(context);
		return (state != null) ? state.environment() : null;
	}

	private static LogFormat format(SinkFactory sinks, Environment environment, ClassLoader classLoader) {
		LogFormat format = ConsoleFormat.of(environment::getProperty, sinks.properties().format(), classLoader);
		return (format != null) ? format : LogFormat.JSON;
	}

	private @Nullable Appender<ILoggingEvent> file(SinkFactory sinks, Environment environment) {
		LogFile file = LogFile.get(environment);
		try {
			return (file != null) ? sinks.file(file) : null;
		}
		catch (IOException ex) {
			this.unwritable.set(new UnwritableFile(file, ex, () -> sinks.console(LogFormat.JSON)));
			return null;
		}
	}

	static Appender<ILoggingEvent> earlyConsole(LoggerContext context, ClassLoader classLoader) {
		ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
		appender.setName("CONSOLE");
		appender.setContext(context);
		appender.setEncoder(new EarlyEncoder(context, classLoader));
		appender.start();
		return appender;
	}

	/** Logback would print a warning if a reset has stopped the appender meanwhile. */
	@Override
	public void doAppend(ILoggingEvent event) {
		if (isStarted()) {
			super.doAppend(event);
		}
	}

	@Override
	protected void append(ILoggingEvent event) {
		UnwritableFile unwritable = this.unwritable.get();
		if (unwritable != null && this.unwritable.compareAndSet(unwritable, null)) {
			this.delegate = unwritable.report((LoggerContext) getContext());
		}
		Appender<ILoggingEvent> delegate = this.delegate;
		if (delegate != null) {
			delegate.doAppend(event);
		}
	}

	@Override
	public void stop() {
		super.stop();
		Appender<ILoggingEvent> delegate = this.delegate;
		if (delegate != null) {
			delegate.stop();
		}
	}

	@Nullable Appender<ILoggingEvent> delegate() {
		return this.delegate;
	}

}
