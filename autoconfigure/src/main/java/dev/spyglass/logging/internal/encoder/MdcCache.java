/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.encoder;

import java.util.Map;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;

/**
 * Cache of the collected and encoded MDC entries of one earlier line. Lines of the same
 * request have the same entries as the same instances, so that they need not be looked
 * up, checked and escaped again. Its arrays are reused and nothing is allocated for a
 * cached line. Not thread-safe.
 */
final class MdcCache {

	private static final int DIFFERENT = -1;

	private static final int EMPTY = -2;

	private static final int MAX_ENTRIES = 24;

	private static final int MAX_ROWS = 4;

	private static final int MAX_BYTES = 1024;

	private final @Nullable String[] keys = new String[MAX_ENTRIES];

	private final @Nullable String[] values = new String[MAX_ENTRIES];

	private final BiConsumer<String, String> comparison = this::compare;

	private int count = EMPTY;

	private int compared;

	private boolean withError;

	private final @Nullable Object[] slots = new Object[LineCollector.SLOTS];

	private long present;

	private final KeyValues top = new KeyValues();

	private final SlotPart.@Nullable Row[] rows = new SlotPart.Row[MAX_ROWS];

	private final byte[][] written = new byte[MAX_ROWS][];

	private final int[] lengths = new int[MAX_ROWS];

	private void compare(String key, String value) {
		int index = this.compared;
		if (index >= 0 && index < this.count && this.keys[index] == key && this.values[index] == value) {
			this.compared++;
		}
		else {
			this.compared = DIFFERENT;
		}
	}

	/**
	 * Fills the collector with the cached entries if the MDC has not changed.
	 * @return whether the MDC is the cached one
	 */
	boolean restore(Map<String, String> mdc, LineCollector collector, boolean withError) {
		if (mdc.size() != this.count || this.withError != withError) {
			return false;
		}
		this.compared = 0;
		mdc.forEach(this.comparison);
		if (this.compared != this.count) {
			return false;
		}
		System.arraycopy(this.slots, 0, collector.slots, 0, this.slots.length);
		collector.present |= this.present;
		collector.top.addAll(this.top);
		return true;
	}

	/**
	 * Stores the content of a collector to which only these entries were added.
	 * @return whether it was stored
	 */
	boolean store(Map<String, String> mdc, LineCollector collector, boolean withError) {
		clear();
		if (mdc.size() > MAX_ENTRIES || !collector.isPlain()) {
			return false;
		}
		this.compared = 0;
		mdc.forEach((key, value) -> {
			this.keys[this.compared] = key;
			this.values[this.compared++] = value;
		});
		this.count = this.compared;
		this.withError = withError;
		System.arraycopy(collector.slots, 0, this.slots, 0, this.slots.length);
		this.present = collector.present;
		this.top.addAll(collector.top);
		return true;
	}

	private void clear() {
		this.count = EMPTY;
		this.top.clear();
		for (int index = 0; index < MAX_ROWS; index++) {
			this.rows[index] = null;
		}
	}

	/** Returns whether the slots of a row have values from the MDC only. */
	boolean matches(long present, long mask) {
		return (present & mask) == (this.present & mask);
	}

	/**
	 * Writes a row if its encoded form is cached.
	 * @return whether it was written
	 */
	boolean write(SlotPart.Row row, Utf8Buffer buffer) {
		for (int index = 0; index < MAX_ROWS; index++) {
			if (this.rows[index] == row && buffer.size + this.lengths[index] < buffer.limit) {
				buffer.member(this.written[index], this.lengths[index]);
				return true;
			}
		}
		return false;
	}

	/** Stores the encoded form of a row, which starts with a comma. */
	void store(SlotPart.Row row, Utf8Buffer buffer, int start) {
		int length = buffer.size - start;
		if (length > MAX_BYTES || buffer.size >= buffer.limit || buffer.bytes[start] != ',') {
			return;
		}
		for (int index = 0; index < MAX_ROWS; index++) {
			if (this.rows[index] == null) {
				byte[] target = (this.written[index] != null) ? this.written[index] : new byte[MAX_BYTES];
				System.arraycopy(buffer.bytes, start, target, 0, length);
				this.written[index] = target;
				this.lengths[index] = length;
				this.rows[index] = row;
				return;
			}
		}
	}

}
