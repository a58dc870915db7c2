/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.sink;

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
 * The archives of a log file. A closed file is renamed at once, which a crash can't
 * divide, and compressed afterwards beside; the original goes when the copy is complete.
 * What a crash left half done is done at the next start. No archive is ever overwritten,
 * wherever the clock moves.
 */
final class Archives {

	private static final String PARTIAL = ".tmp";

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
	 * Archives the file, which must be closed.
	 * @param period when the file was begun
	 * @param now now
	 * @throws IOException if it can't be renamed
	 */
	synchronized void add(Instant period, Instant now) throws IOException {
		Path archive = this.names.next(period);
		Path folder = archive.getParent();
		if (folder != null) {
			Files.createDirectories(folder);
		}
		Files.move(this.settings.file(), archive);
		prune(now);
		if (this.names.isCompressed()) {
			this.compressor.execute(() -> compress(archive));
		}
	}

	/**
	 * Ends what a killed process left half done.
	 * @param now now
	 */
	void recover(Instant now) {
		for (Archive archive : this.names.list()) {
			Path path = archive.path();
			if (path.toString().endsWith(PARTIAL)) {
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
	 * Removes what is too much. Never at the same moment as {@link #replace}: an archive
	 * that is removed while it is being compressed must not come back as its copy.
	 */
	private synchronized void prune(Instant now) {
		Instant oldest = this.names.oldest(now, this.settings.maxHistory());
		long room = this.settings.totalCap().toBytes() - this.settings.maxSize().toBytes();
		int kept = 0;
		List<Archive> archives = this.names.list();
		for (int i = archives.size() - 1; i >= 0; i--) { // The newest first.
			Archive archive = archives.get(i);
			kept += archive.path().toString().endsWith(PARTIAL) ? 0 : 1;
			room -= archive.size();
			boolean tooMany = this.settings.keep() > 0 && kept > this.settings.keep();
			boolean tooLarge = this.settings.totalCap().toBytes() > 0 && room < 0;
			if (tooMany || tooLarge || archive.time().isBefore(oldest)) {
				delete(archive.path());
			}
		}
	}

	private void compress(Path archive) {
		Path partial = archive.resolveSibling(archive.getFileName() + ArchiveNames.COMPRESSED + PARTIAL);
		Path complete = archive.resolveSibling(archive.getFileName() + ArchiveNames.COMPRESSED);
		try {
			if (!Files.exists(complete)) {
				delete(partial);
				FileTime time = Files.getLastModifiedTime(archive);
				try (InputStream in = Files.newInputStream(archive);
						OutputStream out = new GZIPOutputStream(ProtectedFiles.append(partial), 64 * 1024)) {
					in.transferTo(out);
				}
				Files.setLastModifiedTime(partial, time);
			}
			replace(archive, partial, complete);
		}
		catch (IOException ex) {
			delete(partial); // The original stays, and the next start tries again.
		}
	}

	private synchronized void replace(Path archive, Path partial, Path complete) throws IOException {
		if (!Files.exists(archive)) { // Pruned in the meantime.
			delete(partial);
			return;
		}
		if (!Files.exists(complete)) {
			Files.move(partial, complete, StandardCopyOption.ATOMIC_MOVE);
		}
		Files.deleteIfExists(archive);
	}

	private static void delete(Path file) {
		try {
			Files.deleteIfExists(file);
		}
		catch (IOException ex) {
			// The next time.
		}
	}

	void close() {
		this.compressor.shutdown();
		try {
			if (!this.compressor.awaitTermination(1, TimeUnit.SECONDS)) {
				this.compressor.shutdownNow(); // The next start goes on.
			}
		}
		catch (InterruptedException ex) {
			this.compressor.shutdownNow();
			Thread.currentThread().interrupt();
		}
	}

}
