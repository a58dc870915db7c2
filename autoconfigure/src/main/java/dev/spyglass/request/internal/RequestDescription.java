/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal;

import org.jspecify.annotations.Nullable;

/**
 * Describes a request as it arrived. Immutable.
 *
 * @param method request method, or {@code null} if it could not be read
 * @param path requested path, without the query, or {@code null} if it could not be read
 * @param applicationPath path within the application, or {@code null} if it could not be
 * read
 * @param clientIp address of the client, or {@code null} if it is unknown
 * @param userAgent user agent, or {@code null} if there is none
 */
public record RequestDescription(@Nullable String method, @Nullable String path, @Nullable String applicationPath,
		@Nullable String clientIp, @Nullable String userAgent) {

}
