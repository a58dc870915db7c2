/**
 * Takes secrets out of what is about to leave the application; shared by all signals.
 */
@NullMarked
package dev.spyglass.context.redaction;

import org.jspecify.annotations.NullMarked;
