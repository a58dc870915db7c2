/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.encoder;

import ch.qos.logback.classic.Level;
import dev.spyglass.vocabulary.LogField;

/**
 * Parts for the fields of every line.
 */
final class CoreParts {

	/** Maximum bytes of a name, such as that of a class or a thread. */
	static final int MAX_NAME = 1024;

	private CoreParts() {
	}

	record Timestamp(byte[] fragment) implements Part {

		@Override
		public void write(Line line) {
			line.buffer.member(this.fragment);
			line.clock.write(line.buffer, line.event());
		}

	}

	record EpochMillis(byte[] fragment) implements Part {

		@Override
		public void write(Line line) {
			line.buffer.member(this.fragment);
			line.buffer.number(line.event().getTimeStamp());
		}

	}

	/**
	 * Level by its name in the schema.
	 */
	record LevelName(byte[] fragment, LevelNames names) implements Part {

		@Override
		public void write(Line line) {
			line.buffer.member(this.fragment);
			line.buffer.raw(this.names.of(line.event().getLevel(), line.collector.fatal));
		}

	}

	/**
	 * Level as Logback's number.
	 */
	record LevelValue(byte[] fragment) implements Part {

		private static final int FATAL = 50_000;

		@Override
		public void write(Line line) {
			Level level = line.event().getLevel();
			line.buffer.member(this.fragment);
			line.buffer.number(line.collector.fatal ? FATAL : level.toInt());
		}

	}

	record Message(byte[] fragment) implements Part {

		@Override
		public void write(Line line) {
			line.text(this.fragment, HiddenArguments.message(line.event(), line.hides), line.limits.message());
		}

	}

	record LoggerName(byte[] fragment) implements Part {

		@Override
		public void write(Line line) {
			line.buffer.member(this.fragment);
			line.buffer.raw(line.names.quoted(line.event().getLoggerName()));
		}

	}

	record ThreadName(byte[] fragment) implements Part {

		@Override
		public void write(Line line) {
			line.buffer.member(this.fragment);
			line.buffer.raw(line.names.quoted(line.event().getThreadName()));
		}

	}

	record Tags(byte[] fragment) implements Part {

		private static final int MAX_TAG = 256;

		@Override
		public long needs() {
			return LineCollector.bit(LogField.TAGS);
		}

		@Override
		public void write(Line line) {
			TagList tags = line.collector.tags;
			line.buffer.member(this.fragment);
			line.buffer.raw((byte) '[');
			for (int index = 0; index < tags.size(); index++) {
				line.buffer.element();
				line.guard.write(line.buffer, tags.get(index), MAX_TAG);
			}
			line.buffer.raw((byte) ']');
		}

	}

	/**
	 * Field with the same value on each line; {@code fragment} includes the value.
	 */
	record Constant(byte[] fragment) implements Part {

		@Override
		public void write(Line line) {
			line.buffer.member(this.fragment);
		}

	}

	/**
	 * Part that is written only with an exception or a request.
	 */
	record Conditional(LogField field, Part part) implements Part {

		@Override
		public byte[] fragment() {
			return this.part.fragment();
		}

		@Override
		public long needs() {
			return LineCollector.bit(this.field);
		}

		@Override
		public void write(Line line) {
			this.part.write(line);
		}

	}

	/**
	 * Nested object, removed again if it is empty.
	 */
	record Nested(byte[] fragment, PartList members) implements Part {

		@Override
		public void write(Line line) {
			int start = line.buffer.size;
			line.buffer.member(this.fragment);
			line.buffer.raw((byte) '{');
			int empty = line.buffer.size;
			this.members.write(line);
			if (line.buffer.size == empty) {
				line.buffer.size = start;
			}
			else {
				line.buffer.raw((byte) '}');
			}
		}

	}

}
