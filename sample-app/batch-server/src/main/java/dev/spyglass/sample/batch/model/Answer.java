/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sample.batch.model;

import org.jspecify.annotations.Nullable;

/**
 * What a model says to one prompt: a text, or an error.
 *
 * @param text the text, {@code null} when it failed
 * @param error why it failed, {@code null} when it did not
 */
public record Answer(@Nullable String text, @Nullable String error) {

}
