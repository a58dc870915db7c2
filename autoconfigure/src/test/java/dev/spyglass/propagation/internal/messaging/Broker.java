/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.propagation.internal.messaging;

import org.springframework.context.ApplicationContext;

/**
 * A running broker with one destination.
 */
public interface Broker extends AutoCloseable {

	String DESTINATION = "orders";

	/** Returns the properties by which an application finds it. */
	String[] properties();

	/** Sends a message with the template of an application. */
	void send(ApplicationContext application, String message) throws Exception;

}
