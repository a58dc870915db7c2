/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.encoder;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.spyglass.logging.internal.Redactor;
import net.logstash.logback.composite.JsonProvider;
import net.logstash.logback.composite.loggingevent.CallerDataJsonProvider;
import net.logstash.logback.encoder.LoggingEventCompositeJsonEncoder;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;

/**
 * Encodes an event as one line of strict JSON in UTF-8 that ends with a line feed. It can
 * be used as a Logback encoder, or stream directly into a sink's buffer, which avoids
 * allocation. Never throws because of the content of an event. Thread-safe after the
 * start.
 * <p>
 * Providers of logstash-logback-encoder can be added with
 * {@code getProviders().addProvider(…)} and its decorators with {@code addDecorator(…)}
 * before the start. Fields written by a provider are treated like key-values.
 */
public class JsonLineEncoder extends LoggingEventCompositeJsonEncoder {

	private final JsonLineSettings settings;

	private final Redactor redactor;

	private final LongAdder failures = new LongAdder();

	private List<JsonProvider<ILoggingEvent>> addedProviders = List.of();

	private volatile @Nullable VersionedPool pool;

	/**
	 * Creates an encoder that redacts nothing.
	 * @param settings format of the line
	 */
	public JsonLineEncoder(JsonLineSettings settings) {
		this(settings, Redactor.NONE);
	}

	/**
	 * Creates an encoder.
	 * @param settings format of the line
	 * @param redactor redacts secrets in everything that is written
	 */
	public JsonLineEncoder(JsonLineSettings settings, Redactor redactor) {
		this.settings = settings;
		this.redactor = redactor;
		setFindAndRegisterJacksonModules(false);
		getProviders().addProvider(new ObjectMapperHolder());
	}

	/**
	 * Starts the encoder. Unless providers were added, Jackson's object mapper is created
	 * later, for the first value that needs it, since creating it slows down startup.
	 */
	@Override
	public void start() {
		if (isStarted()) {
			return;
		}
		List<JsonProvider<ILoggingEvent>> providers = addedProviders();
		if (providers.isEmpty()) {
			this.started = true;
		}
		else {
			super.start();
		}
		this.addedProviders = providers;
		compile();
	}

	/**
	 * Creates new lines with empty caches, since cached texts were redacted with the
	 * rules of their time.
	 */
	private synchronized LinePool compile() {
		int version = this.redactor.version();
		TextGuard guard = new TextGuard(this.redactor, this.settings.limits());
		LineLayout layout = LineLayout.of(this.settings, guard);
		ValueWriter values = new ValueWriter(guard, this.settings.limits(), new BeanReader(this::mapper));
		StackTraces stackTraces = new StackTraces(guard, this.settings.limits());
		LinePool lines = new LinePool(
				() -> new Line(layout, this.settings, guard, values, stackTraces, this.addedProviders));
		this.pool = new VersionedPool(version, lines);
		return lines;
	}

	private List<JsonProvider<ILoggingEvent>> addedProviders() {
		return getProviders().getProviders()
			.stream()
			.filter((provider) -> !(provider instanceof ObjectMapperHolder))
			.toList();
	}

	private synchronized ObjectMapper mapper() {
		if (!getFormatter().isStarted()) {
			getFormatter().setContext(getContext());
			getFormatter().start();
		}
		return getProviders().getProviders()
			.stream()
			.filter(ObjectMapperHolder.class::isInstance)
			.map((provider) -> ((ObjectMapperHolder) provider).mapper())
			.filter(Objects::nonNull)
			.findFirst()
			.orElseThrow(() -> new IllegalStateException(
					"The formatter of logstash-logback-encoder provides no object mapper"));
	}

	@Override
	public byte[] encode(ILoggingEvent event) {
		LinePool lines = pool();
		Line line = lines.acquire();
		count(line.write(event));
		byte[] bytes = line.buffer.toByteArray();
		lines.release(line);
		return bytes;
	}

	@Override
	public void encode(ILoggingEvent event, OutputStream outputStream) throws IOException {
		LinePool lines = pool();
		Line line = lines.acquire();
		count(line.write(event));
		outputStream.write(line.buffer.bytes, 0, line.buffer.size);
		lines.release(line);
	}

	/**
	 * Returns whether lines show the code that logged them. It can be determined only on
	 * the thread that logs.
	 * @return whether {@link ILoggingEvent#getCallerData()} must be called on that thread
	 */
	public boolean needsCaller() {
		return this.settings.callerData()
				|| addedProviders().stream().anyMatch(CallerDataJsonProvider.class::isInstance);
	}

	private LinePool pool() {
		VersionedPool current = this.pool;
		if (current == null) {
			throw new IllegalStateException("Encoder is not started");
		}
		return (current.version() == this.redactor.version()) ? current.lines() : compile();
	}

	private void count(int failed) {
		if (failed > 0) {
			this.failures.add(failed);
		}
	}

	/**
	 * Returns how many parts of lines could not be encoded and were replaced by a
	 * placeholder.
	 * @return the count since the encoder was created
	 */
	public long failures() {
		return this.failures.sum();
	}

	/**
	 * Lines whose caches were filled with one version of the redactor's rules.
	 *
	 * @param version the version
	 * @param lines the lines
	 */
	private record VersionedPool(int version, LinePool lines) {

	}

}
