/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.sink;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * File that the configured path of a log file leads to. Only a regular file belongs to
 * the log: a device, a FIFO or a descriptor of the process is written to, and otherwise
 * left as it is.
 *
 * @param path the path after all links
 * @param linked whether the configured path is a link
 * @param regular whether it is a regular file, or does not exist yet
 * @param key identifies the file where the file system has such a key, or {@code null} if
 * it does not exist
 */
record LogFileNode(Path path, boolean linked, boolean regular, @Nullable Object key) {

	private static final int MAX_LINKS = 40;

	private static final int TYPE_MASK = 0170000;

	private static final int FIFO = 0010000;

	private static final int SOCKET = 0140000;

	/** Holds the descriptors of processes, as links to files that others have opened. */
	private static final Path DESCRIPTORS = Path.of("/proc");

	/**
	 * Follows the links of a path.
	 * @param configured the path
	 * @return what it leads to
	 * @throws IOException if it is a directory or a socket, or its links have no end
	 */
	static LogFileNode of(Path configured) throws IOException {
		Path path = inRealFolder(configured.toAbsolutePath());
		int links = 0;
		while (!path.startsWith(DESCRIPTORS) && Files.isSymbolicLink(path)) {
			if (++links > MAX_LINKS) {
				throw new FileSystemLoopException(configured.toString());
			}
			path = inRealFolder(path.resolveSibling(Files.readSymbolicLink(path)));
		}
		boolean descriptor = path.startsWith(DESCRIPTORS);
		if (!Files.exists(path)) {
			return new LogFileNode(path, links > 0, !descriptor, null);
		}
		BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
		if (attributes.isDirectory()) {
			throw new FileSystemException(configured.toString(), null, "Is a directory");
		}
		if (attributes.isOther() && type(path) == SOCKET) {
			throw new FileSystemException(configured.toString(), null, "Is a socket");
		}
		return new LogFileNode(path, links > 0, attributes.isRegularFile() && !descriptor,
				Objects.requireNonNullElse(attributes.fileKey(), true));
	}

	private static Path inRealFolder(Path path) throws IOException {
		Path folder = path.getParent();
		return (folder != null && Files.isDirectory(folder)) ? folder.toRealPath().resolve(path.getFileName())
				: path.normalize();
	}

	private static int type(Path path) {
		try {
			return (int) Files.getAttribute(path, "unix:mode") & TYPE_MASK;
		}
		catch (IOException | UnsupportedOperationException | IllegalArgumentException ex) {
			// Another operating system.
			return 0;
		}
	}

	/** Returns whether both are the same file in the same place. */
	boolean isSame(LogFileNode other) {
		return this.path.equals(other.path) && this.regular == other.regular && Objects.equals(this.key, other.key);
	}

	/**
	 * Opens it to append. Opening a FIFO does not wait for a reader; writing waits once
	 * it is full.
	 */
	FileOutputStream append() throws IOException {
		if (this.regular) {
			return ProtectedFiles.append(this.path, !this.linked);
		}
		// A FIFO that is opened to be read, too, has a reader.
		return (type(this.path) == FIFO && Files.isReadable(this.path))
				? new FileOutputStream(new RandomAccessFile(this.path.toFile(), "rw").getFD())
				: new FileOutputStream(this.path.toFile(), true);
	}

}
