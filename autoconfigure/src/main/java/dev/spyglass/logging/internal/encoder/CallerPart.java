/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.encoder;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Writes a property of the code that logged the event. Determining the caller is slow.
 *
 * @param fragment the field name, ready to write
 * @param property returns the value from the caller's stack frame, a string or an integer
 */
record CallerPart(byte[] fragment, Function<StackTraceElement, @Nullable Object> property) implements Part {

	static Function<byte[], Part> of(Function<StackTraceElement, @Nullable Object> property) {
		return (fragment) -> new CallerPart(fragment, property);
	}

	@Override
	public void write(Line line) {
		StackTraceElement[] callers = line.event().getCallerData();
		if (callers == null || callers.length == 0) {
			return;
		}
		Object value = this.property.apply(callers[0]);
		if (value instanceof String text) {
			line.text(this.fragment, text, CoreParts.MAX_NAME);
		}
		else if (value instanceof Integer number) {
			line.buffer.member(this.fragment);
			line.buffer.number(number);
		}
	}

}
