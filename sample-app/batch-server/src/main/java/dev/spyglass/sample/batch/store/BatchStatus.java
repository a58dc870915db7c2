/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sample.batch.store;

/**
 * Where a batch stands.
 */
public enum BatchStatus {

	/** Accepted, waits for a worker. */
	QUEUED(false),

	/** A worker has begun. */
	IN_PROGRESS(false),

	/** To be cancelled as soon as the chunk in progress is saved. */
	CANCELLING(false),

	/** Every request has a result. */
	COMPLETED(true),

	/** Cancelled before the end; results so far are kept. */
	CANCELLED(true),

	/** Given up because of an error that concerned the whole batch. */
	FAILED(true);

	private final boolean terminal;

	BatchStatus(boolean terminal) {
		this.terminal = terminal;
	}

	/**
	 * Whether nothing changes any more.
	 * @return {@code true} when the batch has ended
	 */
	public boolean isTerminal() {
		return this.terminal;
	}

}
