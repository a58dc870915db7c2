/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.encoder;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.spyglass.logging.Severity;
import dev.spyglass.vocabulary.LogField;
import dev.spyglass.vocabulary.LogFields;
import net.logstash.logback.argument.StructuredArgument;
import net.logstash.logback.composite.JsonProvider;
import net.logstash.logback.marker.LogstashMarker;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.KeyValuePair;

/**
 * Collects the values of an event from the MDC, key-values, structured arguments and
 * markers, and assigns each to a field of the vocabulary, to the top level of the line,
 * or to {@code context} if its name is already used. The first value of a name takes
 * precedence. Reused for each line; not thread-safe.
 */
final class LineCollector {

	/** More key-values would not fit into a line. */
	private static final int MAX_KEY_VALUES = 2000;

	private static final int MAX_MARKER_DEPTH = 8;

	static final int SLOTS = LogField.values().length;

	final @Nullable Object[] slots = new Object[SLOTS];

	final KeyValues top = new KeyValues();

	final KeyValues context = new KeyValues();

	final TagList tags = new TagList();

	boolean fatal;

	int cut;

	@Nullable Object errorCode;

	/** Event from the MDC, used only if no key-value names the event. */
	private @Nullable String mdcEvent;

	private final boolean nested;

	private final RecentKeys keys;

	private final SlotTypes types = new SlotTypes();

	private final List<JsonProvider<ILoggingEvent>> providers;

	/** Cache entry for the MDC of this line, or {@code null} if it is not cached. */
	@Nullable MdcCache mdcCache;

	private final MdcCaches mdcCaches = new MdcCaches();

	private final BiConsumer<String, String> mdcEntry = this::addFromMdc;

	/** Bit set of the fields that have a value. */
	long present;

	private boolean withError;

	/**
	 * Request members from the MDC. They are used only if the event has no object for the
	 * request.
	 */
	private final Map<String, String> request = new HashMap<>();

	LineCollector(KeyTable keys, boolean nested, List<JsonProvider<ILoggingEvent>> providers) {
		this.keys = new RecentKeys(keys);
		this.nested = nested;
		this.providers = providers;
	}

	static long bit(LogField field) {
		return 1L << field.ordinal();
	}

	void clear() {
		if (this.present != 0) {
			Arrays.fill(this.slots, null);
			this.present = 0;
		}
		this.top.clear();
		this.context.clear();
		if (!this.request.isEmpty()) {
			this.request.clear();
		}
		this.tags.clear();
		this.fatal = false;
		this.cut = 0;
		this.errorCode = null;
		this.mdcEvent = null;
		this.mdcCache = null;
	}

	void collect(ILoggingEvent event) {
		try {
			gather(event);
		}
		finally {
			this.present |= this.tags.isEmpty() ? 0 : bit(LogField.TAGS);
		}
	}

	private void gather(ILoggingEvent event) {
		this.withError = event.getThrowableProxy() != null;
		this.present |= this.withError ? bit(LogField.ERROR) : 0;
		Map<String, String> mdc = event.getMDCPropertyMap();
		if (mdc != null && !mdc.isEmpty()) {
			collect(mdc, event.getThreadName());
		}
		List<KeyValuePair> pairs = event.getKeyValuePairs();
		if (pairs != null) {
			for (int index = 0; index < pairs.size(); index++) {
				KeyValuePair pair = pairs.get(index);
				add(pair.key, pair.value);
			}
		}
		Object[] arguments = event.getArgumentArray();
		if (arguments != null) {
			for (Object argument : arguments) {
				if (!isScalar(argument) && argument instanceof StructuredArgument structured) {
					AppendedFields.of(structured::writeTo).forEach(this::add);
				}
			}
		}
		List<Marker> markers = event.getMarkerList();
		if (markers != null) {
			markers.forEach((marker) -> marker(marker, 0));
		}
		for (JsonProvider<ILoggingEvent> provider : this.providers) {
			AppendedFields.of((generator) -> provider.writeTo(generator, event)).forEach(this::add);
		}
		if (this.mdcEvent != null) {
			add(LogFields.EVENT, this.mdcEvent);
		}
		if (!this.request.isEmpty() && this.slots[LogField.HTTP.ordinal()] == null) {
			fill(LogField.HTTP, this.request);
		}
	}

	/**
	 * Returns whether an argument has one of the most common final classes. This is
	 * faster than checking that it does not implement an interface.
	 */
	private static boolean isScalar(@Nullable Object argument) {
		return argument instanceof String || argument instanceof Integer || argument instanceof Long;
	}

	private void collect(Map<String, String> mdc, @Nullable String thread) {
		MdcCache mdcCache = this.mdcCaches.of(thread);
		if (mdcCache.restore(mdc, this, this.withError)) {
			this.mdcCache = mdcCache;
			return;
		}
		mdc.forEach(this.mdcEntry);
		this.mdcCache = mdcCache.store(mdc, this, this.withError) ? mdcCache : null;
	}

	/** Returns whether only slots and top-level key-values have been collected. */
	boolean isPlain() {
		return this.context.size() == 0 && this.cut == 0 && this.tags.isEmpty() && this.errorCode == null
				&& this.request.isEmpty() && this.mdcEvent == null;
	}

	private void marker(@Nullable Marker marker, int depth) {
		if (marker == null || depth > MAX_MARKER_DEPTH) {
			return;
		}
		if (marker.equals(Severity.FATAL)) {
			this.fatal = true;
		}
		else if (marker instanceof LogstashMarker appending) {
			AppendedFields.of(appending::writeTo).forEach(this::add);
		}
		else {
			this.tags.add(marker.getName());
		}
		for (Iterator<Marker> references = marker.iterator(); references.hasNext();) {
			marker(references.next(), depth + 1);
		}
	}

	private void addFromMdc(String name, String value) {
		if (name.equals(LogFields.EVENT)) {
			this.mdcEvent = value;
		}
		else {
			add(name, value);
		}
	}

	private void add(@Nullable String name, @Nullable Object value) {
		if (this.top.size() + this.context.size() >= MAX_KEY_VALUES) {
			this.cut++;
			return;
		}
		Key key = this.keys.get(name);
		if (key.slot() != null) {
			slot(key, key.slot(), value);
		}
		else if (this.withError && this.errorCode == null && key.name().equals(LogFields.ERROR_CODE)) {
			this.errorCode = value;
		}
		else if (this.nested || key.reserved()) {
			addToContext(key, value);
		}
		else {
			addToTop(key, value);
		}
	}

	private void addToTop(Key key, @Nullable Object value) {
		int index = this.top.indexOf(key);
		if (index < 0) {
			this.top.add(key, value);
		}
		else if (!isSame(this.top.value(index), value)) {
			addToContext(key, value);
		}
	}

	private void addToContext(Key key, @Nullable Object value) {
		int index = this.context.indexOf(key);
		if (index < 0) {
			this.context.add(key, value);
		}
		else if (!isSame(this.context.value(index), value)) {
			addToContext(this.keys.get(key.name() + "_2"), value);
		}
	}

	private void slot(Key key, LogField slot, @Nullable Object value) {
		if (slot == LogField.TAGS) {
			if (!this.tags.addAll(value)) {
				addToContext(key, value);
			}
			return;
		}
		if (slot == LogField.HTTP && key.name().length() > LogFields.HTTP.length() && value instanceof String text) {
			this.request.putIfAbsent(key.name().substring(LogFields.HTTP.length() + 1), text);
			return;
		}
		Object typed = this.types.typed(slot, value);
		Object present = this.slots[slot.ordinal()];
		if (typed == null) {
			addToContext(key, value);
		}
		else if (present == null) {
			fill(slot, typed);
		}
		else if (!isSame(present, typed)) {
			addToContext(key, value);
		}
	}

	private void fill(LogField slot, Object value) {
		this.slots[slot.ordinal()] = value;
		this.present |= bit(slot);
	}

	/** Compares only JDK types by value, so that no application code is called. */
	private static boolean isSame(@Nullable Object one, @Nullable Object other) {
		if (one == other) {
			return true;
		}
		return (one instanceof String || one instanceof Integer || one instanceof Long || one instanceof Boolean)
				&& one.equals(other);
	}

}
