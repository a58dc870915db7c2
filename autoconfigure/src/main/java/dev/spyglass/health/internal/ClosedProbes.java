/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.health.internal;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Warns, once for each path, of a probe that the application's security does not permit
 * to everybody. Thread-safe.
 */
public final class ClosedProbes {

	/**
	 * Status in place of a redirect, which a client might follow to a page that exists.
	 */
	public static final int STATUS = 401;

	private static final Logger logger = LoggerFactory.getLogger(ClosedProbes.class);

	private final Set<String> warned = ConcurrentHashMap.newKeySet();

	/**
	 * Warns of a path, unless it has.
	 * @param path path of the probe
	 */
	public void warn(String path) {
		if (this.warned.add(path)) {
			logger
				.warn("The health probe {} is closed to clients that are not logged in: it answers with an error, or with"
						+ " 401 in place of a redirect. If an orchestrator requests it without credentials, permit it in your"
						+ " security configuration, before other rules: EndpointRequest.toAdditionalPaths("
						+ "WebServerNamespace.SERVER, HealthEndpoint.class), permitAll()", path);
		}
	}

	/**
	 * Returns whether a status is one that sends the client to another address.
	 * @param status the HTTP status
	 * @return {@code true} for a redirect
	 */
	public static boolean isRedirect(int status) {
		return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
	}

}
