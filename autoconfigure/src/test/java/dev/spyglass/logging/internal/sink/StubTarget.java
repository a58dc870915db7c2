/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.sink;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * Target in memory that can be made to block, to be slow and to be full.
 */
class StubTarget implements LineTarget {

	private final StringBuffer written = new StringBuffer();

	volatile CountDownLatch gate = new CountDownLatch(0);

	volatile boolean waiting;

	volatile int room = Integer.MAX_VALUE;

	volatile boolean closed;

	@Override
	public int write(byte[] bytes, int offset, int length) {
		try {
			this.waiting = true;
			this.gate.await();
			this.waiting = false;
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
		if (this.room == DISCARDED) {
			return DISCARDED;
		}
		int taken = Math.min(length, this.room);
		if (this.room != Integer.MAX_VALUE) {
			this.room -= taken;
		}
		this.written.append(new String(bytes, offset, taken, StandardCharsets.UTF_8));
		return taken;
	}

	@Override
	public void close() {
		this.closed = true;
	}

	List<String> lines() {
		return new ArrayList<>(this.written.toString().lines().toList());
	}

}
