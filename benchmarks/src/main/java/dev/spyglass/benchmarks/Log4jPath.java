/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.benchmarks;

import java.nio.file.Path;
import java.util.Map;

import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.Logger;
import org.apache.logging.log4j.ThreadContext;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.async.AsyncLoggerContext;
import org.apache.logging.log4j.core.config.builder.api.ConfigurationBuilder;
import org.apache.logging.log4j.core.config.builder.api.ConfigurationBuilderFactory;
import org.apache.logging.log4j.core.config.builder.impl.BuiltConfiguration;
import org.apache.logging.log4j.spi.ObjectThreadContextMap;

/**
 * Log4j's asynchronous loggers with its ECS template, as free of garbage as it can be. It
 * has no key-values of its own: they travel as context data of the one line.
 */
final class Log4jPath implements LogPath.Call {

	private static final String[] KEYS = { "order_id", "items", "amount", "express" };

	private final LoggerContext context;

	private final Logger logger;

	private final ObjectThreadContextMap values;

	Log4jPath(Path file) {
		ConfigurationBuilder<BuiltConfiguration> builder = ConfigurationBuilderFactory.newConfigurationBuilder();
		builder.add(builder.newAppender("FILE", "RandomAccessFile")
			.addAttribute("fileName", file.toString())
			.addAttribute("immediateFlush", false)
			.add(builder.newLayout("JsonTemplateLayout").addAttribute("eventTemplateUri", "classpath:EcsLayout.json")));
		builder.add(builder.newRootLogger(Level.INFO).add(builder.newAppenderRef("FILE")));
		this.context = new AsyncLoggerContext("whole-path");
		this.context.start(builder.build(false));
		this.logger = this.context.getLogger("com.example.orders.OrderService");
		this.values = (ObjectThreadContextMap) ThreadContext.getThreadContextMap();
	}

	/** To be called before anybody looks at Log4j, which reads these once. */
	static void prepare() {
		System.setProperty("log4j2.garbagefree.threadContextMap", "true");
		System.setProperty("log4j2.is.webapp", "false");
		System.setProperty("log4j2.enable.threadlocals", "true");
		System.setProperty("log4j2.enable.direct.encoders", "true");
	}

	@Override
	public void request(Map<String, String> mdc) {
		ThreadContext.clearMap();
		ThreadContext.putAll(mdc);
	}

	@Override
	public void log(int number) {
		this.values.putValue("order_id", "ord-20261121-000042");
		this.values.putValue("items", number & 7);
		this.values.putValue("amount", 129.9);
		this.values.putValue("express", true);
		this.logger.info("Order {} placed by customer {}", "ord-20261121-000042", number & 63);
		for (String key : KEYS) {
			this.values.remove(key);
		}
	}

	@Override
	public void clear() {
		ThreadContext.clearMap();
	}

	@Override
	public void close() {
		this.context.stop();
	}

}
