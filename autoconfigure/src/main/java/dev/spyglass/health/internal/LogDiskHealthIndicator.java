/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.health.internal;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.health.application.DiskSpaceHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.util.unit.DataSize;

/**
 * Reports DOWN if the disk of the log file has too little free space. Delegates to Spring
 * Boot's indicator for disk space. Returns no health if there is no log file, or if it is
 * a device or the like. Thread-safe.
 */
public final class LogDiskHealthIndicator implements HealthIndicator {

	private final @Nullable HealthIndicator diskSpace;

	/**
	 * Creates an indicator.
	 * @param file the log file, or {@code null} if there is none
	 * @param threshold free space below which the status is DOWN
	 */
	public LogDiskHealthIndicator(@Nullable File file, DataSize threshold) {
		File folder = (file != null) ? folder(file.toPath().toAbsolutePath()) : null;
		this.diskSpace = (folder != null) ? new DiskSpaceHealthIndicator(folder, threshold) : null;
	}

	private static @Nullable File folder(Path file) {
		if (Files.exists(file) && !Files.isRegularFile(file)) {
			// A device or a FIFO needs no space on a disk.
			return null;
		}
		try {
			Path folder = (Files.exists(file) ? file.toRealPath() : file).getParent();
			return (folder != null) ? folder.toFile() : null;
		}
		catch (IOException ex) {
			return file.toFile().getParentFile();
		}
	}

	@Override
	public @Nullable Health health() {
		return (this.diskSpace != null) ? this.diskSpace.health() : null;
	}

}
