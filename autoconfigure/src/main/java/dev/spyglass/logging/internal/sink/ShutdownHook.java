/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.sink;

/**
 * What is done when the JVM ends; nothing if it ends already.
 *
 * @param thread does it
 */
record ShutdownHook(Thread thread) {

	static ShutdownHook add(Runnable action) {
		ShutdownHook hook = new ShutdownHook(new Thread(action, "spyglass-log-end"));
		try {
			Runtime.getRuntime().addShutdownHook(hook.thread());
		}
		catch (IllegalStateException ex) {
			// Too late for a hook: the JVM is ending.
		}
		return hook;
	}

	void remove() {
		try {
			Runtime.getRuntime().removeShutdownHook(this.thread);
		}
		catch (IllegalStateException ex) {
			// It runs already.
		}
	}

}
