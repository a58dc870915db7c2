/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.sink;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Opens files that other users can never read. They are created with mode 0640 if the
 * file system supports POSIX permissions.
 */
final class ProtectedFiles {

	private static final Set<PosixFilePermission> MODE = PosixFilePermissions.fromString("rw-r-----");

	private ProtectedFiles() {
	}

	/**
	 * Opens a regular file to append, and creates it if it does not exist.
	 * @param file the file, which is no link
	 * @param protect whether to take the permission to read an existing file from other
	 * users
	 * @return the stream
	 * @throws IOException if the file cannot be written
	 */
	static FileOutputStream append(Path file, boolean protect) throws IOException {
		try {
			create(file);
		}
		catch (FileAlreadyExistsException ex) {
			if (protect && isPosix(file)) {
				protect(file);
			}
		}
		return new FileOutputStream(file.toFile(), true);
	}

	/** Creates a file. Fails if anything has this name, even a link. */
	static void create(Path file) throws IOException {
		Files.createFile(file, isPosix(file) ? new FileAttribute<?>[] { PosixFilePermissions.asFileAttribute(MODE) }
				: new FileAttribute<?>[0]);
	}

	/** Creates a folder and its parents. A link to a folder is one. */
	static void createFolder(@Nullable Path folder) throws IOException {
		if (folder != null && !Files.isDirectory(folder)) {
			Files.createDirectories(folder);
		}
	}

	private static boolean isPosix(Path file) {
		return file.getFileSystem().supportedFileAttributeViews().contains("posix");
	}

	private static void protect(Path file) {
		try {
			if (Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ)) {
				Files.setPosixFilePermissions(file, MODE);
			}
		}
		catch (IOException ex) {
			// Another user owns the file and its permissions.
		}
	}

	/**
	 * Returns whether a file ends with an incomplete line, for example after its process
	 * was killed.
	 * @param file the file
	 * @return whether the last line has no line feed
	 * @throws IOException if the file cannot be read
	 */
	static boolean endsWithinLine(Path file) throws IOException {
		try (RandomAccessFile reader = new RandomAccessFile(file.toFile(), "r")) {
			if (reader.length() == 0) {
				return false;
			}
			reader.seek(reader.length() - 1);
			return reader.read() != '\n';
		}
	}

}
