/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.encoder;

import java.util.List;
import java.util.function.Predicate;

import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.spyglass.vocabulary.LogField;
import dev.spyglass.vocabulary.LogFields;
import net.logstash.logback.composite.JsonProvider;
import org.jspecify.annotations.Nullable;

/**
 * Reusable encoder state for one line. A part that fails is replaced by a placeholder, so
 * that each line is complete and valid. Not thread-safe.
 */
final class Line {

	/** Bytes reserved for the end of the line. */
	private static final int RESERVE = 1024;

	private static final byte[] CUT = KeyTable.fragment(LogFields.CUT);

	final Utf8Buffer buffer = new Utf8Buffer();

	final LineClock clock = new LineClock();

	final LineCollector collector;

	final JsonLineLimits limits;

	final NameCache names;

	final TextGuard guard;

	final Predicate<String> hides;

	final StackTraces stackTraces;

	private final LineLayout layout;

	private final ValueWriter values;

	private @Nullable ILoggingEvent event;

	private final boolean[] hidden = new boolean[LogField.values().length];

	private int failures;

	Line(LineLayout layout, JsonLineSettings settings, TextGuard guard, ValueWriter values, StackTraces stackTraces,
			List<JsonProvider<ILoggingEvent>> providers) {
		this.layout = layout;
		this.limits = settings.limits();
		this.guard = guard;
		this.hides = guard::hides;
		this.values = values;
		this.stackTraces = stackTraces;
		for (LogField field : LogField.values()) {
			this.hidden[field.ordinal()] = layout.keys().get(field.fieldName()).hidden();
		}
		this.names = new NameCache(guard);
		this.collector = new LineCollector(layout.keys(), settings.nested(), providers);
	}

	/**
	 * Writes a line, including its line feed. Never throws.
	 * @return number of parts that were replaced by a placeholder
	 */
	int write(ILoggingEvent event) {
		this.event = event;
		this.failures = 0;
		this.buffer.clear();
		this.buffer.limit = this.limits.line() - RESERVE;
		try {
			ILoggingEvent sanitized = ArgumentSanitizer.sanitize(event);
			this.event = sanitized;
			this.collector.collect(sanitized);
		}
		catch (Throwable ex) {
			this.failures++;
		}
		this.buffer.raw((byte) '{');
		this.layout.parts().write(this);
		keyValues(this.collector.top);
		context();
		this.buffer.raw((byte) '}');
		this.buffer.raw((byte) '\n');
		this.collector.clear();
		this.event = null;
		return this.failures;
	}

	ILoggingEvent event() {
		ILoggingEvent current = this.event;
		if (current == null) {
			throw new IllegalStateException("No line is being written");
		}
		return current;
	}

	Key key(String name) {
		return this.layout.keys().get(name);
	}

	boolean hides(LogField field) {
		return this.hidden[field.ordinal()];
	}

	void write(Part part) {
		int start = this.buffer.size;
		int limit = this.buffer.limit;
		try {
			part.write(this);
		}
		catch (Throwable ex) {
			this.failures++;
			this.buffer.size = start;
			this.buffer.limit = limit;
			this.buffer.member(part.fragment());
			this.buffer.text(ValueWriter.placeholder(part.getClass().getSimpleName(), ex));
		}
	}

	/** Writes a text after redaction. */
	void text(byte[] fragment, @Nullable String value, int max) {
		this.buffer.member(fragment);
		this.guard.write(this.buffer, (value != null) ? value : "null", max);
	}

	/** Writes a value, or the mask if its key is hidden. */
	void keyValue(Key key, byte[] fragment, @Nullable Object value) {
		this.buffer.member(fragment);
		if (key.hidden()) {
			this.buffer.text(this.guard.mask(key.name()));
		}
		else {
			this.values.write(this.buffer, value);
		}
	}

	private void keyValues(KeyValues keyValues) {
		for (int index = 0; index < keyValues.size(); index++) {
			if (this.buffer.size >= this.buffer.limit) {
				this.collector.cut += keyValues.size() - index;
				return;
			}
			Key key = keyValues.key(index);
			keyValue(key, key.fragment(), keyValues.value(index));
		}
	}

	private void context() {
		KeyValues context = this.collector.context;
		if (context.size() == 0 && this.collector.cut == 0) {
			return;
		}
		this.buffer.member(this.layout.context());
		this.buffer.raw((byte) '{');
		keyValues(context);
		if (this.collector.cut > 0 && context.indexOf(key(LogFields.CUT)) < 0) {
			this.buffer.member(CUT);
			this.buffer.number(this.collector.cut);
		}
		this.buffer.raw((byte) '}');
	}

}
