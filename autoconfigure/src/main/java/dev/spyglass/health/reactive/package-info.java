/**
 * Time limits for reactive health contributors.
 */
@NullMarked
package dev.spyglass.health.reactive;

import org.jspecify.annotations.NullMarked;
