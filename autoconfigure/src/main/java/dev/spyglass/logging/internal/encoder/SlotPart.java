/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.encoder;

import java.util.List;

import dev.spyglass.vocabulary.LogField;

/**
 * Writes a field of the vocabulary that the MDC or a key-value sets.
 *
 * @param fragment the field name, ready to write
 * @param field the field
 */
record SlotPart(byte[] fragment, LogField field) implements Part {

	@Override
	public long needs() {
		return LineCollector.bit(this.field);
	}

	@Override
	public void write(Line line) {
		writeValue(line);
	}

	/** Returns whether the encoded form may be cached. */
	private boolean writeValue(Line line) {
		Object value = line.collector.slots[this.field.ordinal()];
		if (value == null) {
			return true;
		}
		if (line.hides(this.field) || !(value instanceof String text)) {
			line.keyValue(line.key(this.field.fieldName()), this.fragment, value);
			return value instanceof Boolean && !line.hides(this.field);
		}
		line.buffer.member(this.fragment);
		// These ids are hexadecimal, and need no redaction.
		if (this.field == LogField.TRACE_ID || this.field == LogField.SPAN_ID) {
			line.buffer.text(text);
			return true;
		}
		return line.guard.write(line.buffer, text, CoreParts.MAX_NAME);
	}

	/**
	 * Adjacent slots, most of which are empty on most lines.
	 */
	record Row(SlotPart[] slots, long mask) implements Part {

		static Row of(List<SlotPart> slots) {
			long mask = 0;
			for (SlotPart slot : slots) {
				mask |= slot.needs();
			}
			return new Row(slots.toArray(SlotPart[]::new), mask);
		}

		@Override
		public byte[] fragment() {
			return this.slots[0].fragment;
		}

		@Override
		public long needs() {
			return this.mask;
		}

		@Override
		public void write(Line line) {
			long present = line.collector.present;
			MdcCache mdcCache = line.collector.mdcCache;
			if (mdcCache == null || !mdcCache.matches(present, this.mask)) {
				writeValues(line, present);
			}
			else if (!mdcCache.write(this, line.buffer)) {
				int start = line.buffer.size;
				if (writeValues(line, present)) {
					mdcCache.store(this, line.buffer, start);
				}
			}
		}

		private boolean writeValues(Line line, long present) {
			boolean cacheable = true;
			for (SlotPart slot : this.slots) {
				if ((present & slot.needs()) != 0) {
					cacheable &= slot.writeValue(line);
				}
			}
			return cacheable;
		}

	}

	/**
	 * Writes the duration in milliseconds with three decimals.
	 */
	record Milliseconds(byte[] fragment) implements Part {

		@Override
		public long needs() {
			return LineCollector.bit(LogField.DURATION_MS);
		}

		@Override
		public void write(Line line) {
			if (line.collector.slots[LogField.DURATION_MS.ordinal()] instanceof Number milliseconds) {
				long micros = Math.round(milliseconds.doubleValue() * 1000);
				line.buffer.member(this.fragment);
				line.buffer.number(micros / 1000);
				line.buffer.raw((byte) '.');
				line.buffer.digits((int) (micros % 1000), 3);
			}
		}

	}

	/**
	 * Writes the duration in nanoseconds.
	 */
	record Nanoseconds(byte[] fragment) implements Part {

		@Override
		public long needs() {
			return LineCollector.bit(LogField.DURATION_MS);
		}

		@Override
		public void write(Line line) {
			if (line.collector.slots[LogField.DURATION_MS.ordinal()] instanceof Number milliseconds) {
				line.buffer.member(this.fragment);
				line.buffer.number(Math.round(milliseconds.doubleValue() * 1e6));
			}
		}

	}

}
