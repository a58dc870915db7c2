/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.internal.queue;

/**
 * Help texts of the meters that all kinds of queues share.
 */
final class QueueMeterDescriptions {

	static final String DEPTH = "Items in the queue";

	static final String DEPTH_OBSERVED = "Items in the queue at each enqueue";

	static final String CAPACITY = "Items that the queue can hold";

	static final String WAIT = "Time that an item waited in the queue";

	static final String OLDEST_AGE = "Age of the oldest item in the queue";

	static final String ENQUEUED = "Items put into the queue";

	static final String DEQUEUED = "Items taken from the queue";

	static final String REJECTED = "Items that the queue rejected";

	private QueueMeterDescriptions() {
	}

}
