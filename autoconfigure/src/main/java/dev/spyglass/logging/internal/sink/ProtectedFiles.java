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

/**
 * Opens files that are never readable for everybody: mode 0640 from the moment on in
 * which they exist, where the file system knows modes.
 */
final class ProtectedFiles {

	private static final Set<PosixFilePermission> MODE = PosixFilePermissions.fromString("rw-r-----");

	private ProtectedFiles() {
	}

	static FileOutputStream append(Path file) throws IOException {
		boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
		try {
			FileAttribute<?>[] mode = posix ? new FileAttribute<?>[] { PosixFilePermissions.asFileAttribute(MODE) }
					: new FileAttribute<?>[0];
			Files.createFile(file, mode);
		}
		catch (FileAlreadyExistsException ex) {
			if (posix) {
				protect(file);
			}
		}
		return new FileOutputStream(file.toFile(), true);
	}

	private static void protect(Path file) {
		try {
			if (Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ)) {
				Files.setPosixFilePermissions(file, MODE);
			}
		}
		catch (IOException ex) {
			// The file is somebody else's, who decides.
		}
	}

	/**
	 * Tells whether a file ends in the middle of a line, as a killed process leaves it.
	 * @param file the file
	 * @return whether a line is not ended
	 * @throws IOException if the file can't be read
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
