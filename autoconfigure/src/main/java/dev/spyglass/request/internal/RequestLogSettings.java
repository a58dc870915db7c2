/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal;

import java.time.Duration;

/**
 * Defines which requests are logged, and at which level. Immutable.
 *
 * @param enabled whether requests are logged
 * @param clientErrorsAsWarning whether requests that end with a status of 400 to 499 are
 * logged as WARN instead of INFO
 * @param slow duration from which a request is logged as WARN
 * @param sampling share of successful requests that are logged, from 0 to 1
 * @param excluded paths that are not logged
 */
public record RequestLogSettings(boolean enabled, boolean clientErrorsAsWarning, Duration slow, double sampling,
		ExcludedPaths excluded) {

}
