/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.sink;

import java.nio.file.Path;

import org.springframework.util.unit.DataSize;

/**
 * Settings of a log file and its archives. Immutable.
 *
 * @param file the file to write
 * @param archivePattern name pattern of the archives, in Logback's syntax: {@code %d{…}}
 * for the time, {@code %i} for the number within that time; compressed if it ends with
 * {@code .gz}
 * @param maxSize size at which the file is archived
 * @param keep maximum number of archives, zero for no limit
 * @param maxHistory number of periods of the pattern's time to keep archives, zero for no
 * limit
 * @param totalCap maximum size of the file and its archives together, zero for no limit
 * @param cleanOnStart whether to delete old archives at startup, too
 */
public record FileSettings(Path file, String archivePattern, DataSize maxSize, int keep, int maxHistory,
		DataSize totalCap, boolean cleanOnStart) {

	/** Returns the settings with archives beside the file that a link leads to. */
	FileSettings at(LogFileNode node) {
		String link = this.file.toString();
		if (!node.linked() || !this.archivePattern.startsWith(link)) {
			return this;
		}
		return new FileSettings(this.file, node.path() + this.archivePattern.substring(link.length()), this.maxSize,
				this.keep, this.maxHistory, this.totalCap, this.cleanOnStart);
	}

}
