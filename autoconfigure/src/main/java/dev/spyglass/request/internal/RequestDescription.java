/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal;

import org.jspecify.annotations.Nullable;

/**
 * A request as it arrived. Immutable.
 *
 * @param method request method, or {@code null} if it could not be read
 * @param path path as it was requested, without the query, or {@code null} if it could
 * not be read
 * @param applicationPath path within the application
 * @param clientIp address of the client, or {@code null} if it is not known
 * @param userAgent user agent, or {@code null} if there is none
 */
public record RequestDescription(@Nullable String method, @Nullable String path, @Nullable String applicationPath,
		@Nullable String clientIp, @Nullable String userAgent) {

}
