/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.encoder;

import java.util.List;

import dev.spyglass.vocabulary.LogField;

/**
 * A field of the vocabulary that the MDC or a key-value feeds.
 *
 * @param fragment the name
 * @param field the field
 */
record SlotPart(byte[] fragment, LogField field) implements Part {

	@Override
	public void write(Line line) {
		Object value = line.collector.slots[this.field.ordinal()];
		if (value == null) {
			return;
		}
		if (line.hides(this.field) || !(value instanceof String text)) {
			line.keyValue(line.key(this.field.fieldName()), this.fragment, value);
		}
		else {
			line.buffer.member(this.fragment);
			line.recent.write(line.buffer, text);
		}
	}

	/** Slots that stand side by side; most of them are empty on most lines. */
	record Row(SlotPart[] slots, long mask) implements Part {

		static Row of(List<SlotPart> slots) {
			long mask = 0;
			for (SlotPart slot : slots) {
				mask |= bit(slot);
			}
			return new Row(slots.toArray(SlotPart[]::new), mask);
		}

		private static long bit(SlotPart slot) {
			return 1L << slot.field.ordinal();
		}

		@Override
		public byte[] fragment() {
			return this.slots[0].fragment;
		}

		@Override
		public void write(Line line) {
			if ((line.collector.present & this.mask) == 0) {
				return;
			}
			for (SlotPart slot : this.slots) {
				if ((line.collector.present & bit(slot)) != 0) {
					slot.write(line);
				}
			}
		}

	}

	/** Milliseconds with three decimals. */
	record Milliseconds(byte[] fragment) implements Part {

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

	/** The duration in nanoseconds. */
	record Nanoseconds(byte[] fragment) implements Part {

		@Override
		public void write(Line line) {
			if (line.collector.slots[LogField.DURATION_MS.ordinal()] instanceof Number milliseconds) {
				line.buffer.member(this.fragment);
				line.buffer.number(Math.round(milliseconds.doubleValue() * 1e6));
			}
		}

	}

}
