/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal.id;

/**
 * Holds the ids of a request. Immutable.
 *
 * @param requestId id of the request
 * @param correlationId id of the business flow that the request belongs to
 * @param outcome origin of the request id
 */
public record RequestIdentity(String requestId, String correlationId, RequestIdOutcome outcome) {

}
