/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.sink;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;

import dev.spyglass.logging.internal.sink.ArchiveNames.Archive;

/**
 * Manages the archives of a log file. A closed file is first renamed, which is atomic,
 * and then compressed on a background thread; the original is deleted when the copy is
 * complete. An interrupted compression is repeated at the next startup. No archive is
 * ever overwritten, even if the clock changes.
 */
final class Archives {

	private final FileSettings settings;

	private final ArchiveNames names;

	private final ThreadPoolExecutor compressor;

	Archives(FileSettings settings) {
		this.settings = settings;
		this.names = new ArchiveNames(settings.archivePattern());
		this.compressor = new ThreadPoolExecutor(1, 1, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), (task) -> {
			Thread thread = new Thread(task, "spyglass-log-archive");
			thread.setDaemon(true);
			return thread;
		});
		this.compressor.allowCoreThreadTimeOut(true);
	}

	boolean isSamePeriod(Instant one, Instant other) {
		return this.names.isSamePeriod(one, other);
	}

	/**
	 * Archives the log file, which must be closed.
	 * @param file the file, which is no link
	 * @param period time at which the file was started
	 * @param now the current time
	 * @throws IOException if the file cannot be renamed
	 */
	synchronized void add(Path file, Instant period, Instant now) throws IOException {
		Path archive = this.names.next(period);
		ProtectedFiles.createFolder(archive.getParent());
		Files.move(file, archive);
		prune(now);
		if (this.names.isCompressed()) {
			this.compressor.execute(() -> compress(archive));
		}
	}

	/**
	 * Completes the work that a killed process left unfinished.
	 * @param now the current time
	 */
	void recover(Instant now) {
		for (Archive archive : this.names.list()) {
			Path path = archive.path();
			if (path.toString().endsWith(ArchiveNames.TEMPORARY)) {
				delete(path);
			}
			else if (this.names.isCompressed() && !path.toString().endsWith(ArchiveNames.COMPRESSED)) {
				this.compressor.execute(() -> compress(path));
			}
		}
		if (this.settings.cleanOnStart()) {
			prune(now);
		}
	}

	/**
	 * Deletes the archives beyond the limits. Synchronized with {@link #replace}, so that
	 * an archive that is deleted during its compression does not reappear as a copy.
	 */
	private synchronized void prune(Instant now) {
		Instant oldest = this.names.oldest(now, this.settings.maxHistory());
		long remaining = this.settings.totalCap().toBytes() - this.settings.maxSize().toBytes();
		int kept = 0;
		List<Archive> archives = this.names.list();
		// Newest first.
		for (int i = archives.size() - 1; i >= 0; i--) {
			Archive archive = archives.get(i);
			kept += archive.path().toString().endsWith(ArchiveNames.TEMPORARY) ? 0 : 1;
			remaining -= archive.size();
			boolean tooMany = this.settings.keep() > 0 && kept > this.settings.keep();
			boolean tooLarge = this.settings.totalCap().toBytes() > 0 && remaining < 0;
			if (tooMany || tooLarge || archive.time().isBefore(oldest)) {
				delete(archive.path());
			}
		}
	}

	private void compress(Path archive) {
		Path temporary = archive
			.resolveSibling(archive.getFileName() + ArchiveNames.COMPRESSED + ArchiveNames.TEMPORARY);
		Path complete = archive.resolveSibling(archive.getFileName() + ArchiveNames.COMPRESSED);
		try {
			if (!ArchiveNames.exists(complete)) {
				delete(temporary);
				FileTime time = Files.getLastModifiedTime(archive);
				// Nobody can have put a link there.
				ProtectedFiles.create(temporary);
				try (InputStream in = Files.newInputStream(archive);
						OutputStream out = new GZIPOutputStream(new FileOutputStream(temporary.toFile()), 64 * 1024)) {
					in.transferTo(out);
				}
				Files.setLastModifiedTime(temporary, time);
			}
			replace(archive, temporary, complete);
		}
		catch (IOException ex) {
			// The original is kept, and the next startup tries again.
			delete(temporary);
		}
	}

	private synchronized void replace(Path archive, Path temporary, Path complete) throws IOException {
		// It may have been pruned in the meantime.
		if (!Files.exists(archive)) {
			delete(temporary);
			return;
		}
		if (!ArchiveNames.exists(complete)) {
			Files.move(temporary, complete, StandardCopyOption.ATOMIC_MOVE);
		}
		Files.deleteIfExists(archive);
	}

	private static void delete(Path file) {
		try {
			Files.deleteIfExists(file);
		}
		catch (IOException ex) {
			// Deleted by a later call.
		}
	}

	void close() {
		this.compressor.shutdown();
		try {
			if (!this.compressor.awaitTermination(1, TimeUnit.SECONDS)) {
				// The next startup continues.
				this.compressor.shutdownNow();
			}
		}
		catch (InterruptedException ex) {
			this.compressor.shutdownNow();
			Thread.currentThread().interrupt();
		}
	}

}
