/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.sink;

/**
 * Action that runs when the JVM shuts down. It does not run if it is added during
 * shutdown.
 *
 * @param thread the thread that runs it
 */
record ShutdownHook(Thread thread) {

	static ShutdownHook add(Runnable action) {
		ShutdownHook hook = new ShutdownHook(new Thread(action, "spyglass-log-end"));
		try {
			Runtime.getRuntime().addShutdownHook(hook.thread());
		}
		catch (IllegalStateException ex) {
			// The JVM is already shutting down.
		}
		return hook;
	}

	void remove() {
		try {
			Runtime.getRuntime().removeShutdownHook(this.thread);
		}
		catch (IllegalStateException ex) {
			// The JVM is already shutting down.
		}
	}

}
