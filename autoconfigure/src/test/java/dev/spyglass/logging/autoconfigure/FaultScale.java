/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.autoconfigure;

/**
 * How often and how long the slow tests try. A build takes samples; the full counts are
 * run with {@code -Dspyglass.it.rounds=100 -Dspyglass.it.seconds=60}.
 */
final class FaultScale {

	private FaultScale() {
	}

	static int rounds(int usual) {
		return Integer.getInteger("spyglass.it.rounds", usual);
	}

	static int seconds(int usual) {
		return Integer.getInteger("spyglass.it.seconds", usual);
	}

}
