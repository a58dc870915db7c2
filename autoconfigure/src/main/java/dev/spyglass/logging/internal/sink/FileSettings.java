/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.sink;

import java.nio.file.Path;

import org.springframework.util.unit.DataSize;

/**
 * A log file and its archives. Immutable.
 *
 * @param file the file that is written
 * @param archivePattern name of an archive, in Logback's syntax: {@code %d{…}} for the
 * time, {@code %i} for the number within it; compressed when it ends in {@code .gz}
 * @param maxSize size at which the file is archived
 * @param keep how many archives are kept, zero for any number
 * @param maxHistory how many periods of the pattern's time archives are kept, zero for
 * ever
 * @param totalCap how large the file and its archives may be together, zero for any size
 * @param cleanOnStart whether old archives are removed at the start, too
 */
public record FileSettings(Path file, String archivePattern, DataSize maxSize, int keep, int maxHistory,
		DataSize totalCap, boolean cleanOnStart) {

}
