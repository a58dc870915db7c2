/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.sink;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import ch.qos.logback.core.Context;
import ch.qos.logback.core.ContextBase;
import ch.qos.logback.core.rolling.helper.DateTokenConverter;
import ch.qos.logback.core.rolling.helper.FileNamePattern;
import ch.qos.logback.core.rolling.helper.RollingCalendar;
import org.jspecify.annotations.Nullable;

/**
 * Names of a log file's archives, by Logback's pattern. The name of an archive that is
 * not yet compressed lacks the suffix {@code .gz}.
 */
final class ArchiveNames {

	static final String COMPRESSED = ".gz";

	static final String TEMPORARY = ".tmp";

	private static final Pattern TOKEN = Pattern.compile("%d(\\{[^}]*})?|%\\d*i|[^%]+|%");

	// Collects error messages about the pattern.
	private final Context context = new ContextBase();

	private final FileNamePattern pattern;

	private final @Nullable RollingCalendar calendar;

	private final List<String> parts;

	private final Pattern regex;

	private final Path folder;

	private final int depth;

	private final boolean compressed;

	private @Nullable String lastStem;

	private int lastNumber;

	ArchiveNames(String pattern) {
		this.compressed = pattern.endsWith(COMPRESSED);
		String plain = this.compressed ? pattern.substring(0, pattern.length() - COMPRESSED.length()) : pattern;
		if (!plain.contains("%i")) {
			// Without a number, a second archive of the same day would have no name.
			plain += ".%i";
		}
		String absolute = Path.of(plain).toAbsolutePath().normalize().toString();
		this.pattern = new FileNamePattern(absolute, this.context);
		DateTokenConverter<Object> date = this.pattern.getPrimaryDateTokenConverter();
		this.calendar = (date != null) ? new RollingCalendar(date.getDatePattern()) : null;
		this.parts = TOKEN.matcher(absolute).results().map(MatchResult::group).toList();
		this.regex = regex((token) -> new FileNamePattern(token, this.context).toRegex());
		Path fixed = Path.of(absolute.substring(0, absolute.indexOf('%')) + "x").getParent();
		this.folder = (fixed != null) ? fixed : Path.of("/");
		this.depth = Path.of(absolute).getNameCount() - this.folder.getNameCount();
	}

	private Pattern regex(UnaryOperator<String> time) {
		StringBuilder regex = new StringBuilder();
		for (String part : this.parts) {
			if (part.startsWith("%d")) {
				regex.append(time.apply(part));
			}
			else {
				regex.append(part.startsWith("%") ? "(?<number>\\d+)" : Pattern.quote(part));
			}
		}
		return Pattern.compile(regex + "(\\.gz)?(\\.tmp)?");
	}

	boolean isCompressed() {
		return this.compressed;
	}

	boolean isSamePeriod(Instant one, Instant other) {
		return this.calendar == null || name(one, 0).equals(name(other, 0));
	}

	private String name(Instant period, int number) {
		return this.pattern.convertMultipleArguments(period, number);
	}

	/**
	 * Returns a name that is not in use.
	 * @param period time at which the file was started
	 * @return the archive, uncompressed
	 */
	Path next(Instant period) {
		String stem = name(period, 0);
		int number = stem.equals(this.lastStem) ? this.lastNumber + 1 : highest(period) + 1;
		Path next = Path.of(name(period, number));
		// The listing may miss a file that is being renamed.
		while (isTaken(next)) {
			next = Path.of(name(period, ++number));
		}
		this.lastStem = stem;
		this.lastNumber = number;
		return next;
	}

	private int highest(Instant period) {
		int highest = -1;
		Pattern taken = regex((token) -> Pattern.quote(new FileNamePattern(token, this.context).convert(period)));
		for (Archive archive : list()) {
			Matcher matcher = taken.matcher(archive.path().toString());
			if (matcher.matches()) {
				highest = Math.max(highest, number(matcher));
			}
		}
		return highest;
	}

	/**
	 * Checks the uncompressed file first: it is deleted only after its compressed copy
	 * exists.
	 */
	private static boolean isTaken(Path archive) {
		Path compressed = archive.resolveSibling(archive.getFileName() + COMPRESSED);
		return exists(archive) || exists(compressed)
				|| exists(compressed.resolveSibling(compressed.getFileName() + TEMPORARY));
	}

	/** Returns whether anything has this name, even a link that leads nowhere. */
	static boolean exists(Path path) {
		return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
	}

	Instant oldest(Instant now, int periods) {
		return (this.calendar == null || periods <= 0) ? Instant.MIN
				: this.calendar.getEndOfNextNthPeriod(now, -periods);
	}

	/**
	 * Lists the archives, oldest first.
	 * @return the archives, including incomplete ones; only regular files
	 */
	List<Archive> list() {
		List<Archive> archives = new ArrayList<>();
		try {
			// A walk does not follow a link at its start.
			Path start = this.folder.toRealPath();
			Files.walkFileTree(start, Set.of(), this.depth, new SimpleFileVisitor<>() {

				@Override
				public FileVisitResult visitFile(Path visited, BasicFileAttributes attributes) {
					Path file = ArchiveNames.this.folder.resolve(start.relativize(visited));
					Matcher matcher = ArchiveNames.this.regex.matcher(file.toString());
					// A link or a device was not made by an archive's renaming.
					if (attributes.isRegularFile() && matcher.matches()) {
						archives.add(new Archive(file, attributes.lastModifiedTime().toInstant(), number(matcher),
								attributes.size()));
					}
					return FileVisitResult.CONTINUE;
				}

				@Override
				public FileVisitResult visitFileFailed(Path file, IOException ex) {
					// The file was removed in the meantime.
					return FileVisitResult.CONTINUE;
				}

			});
		}
		catch (IOException ex) {
			// Archives that are not listed are not removed.
		}
		archives.sort(Comparator.comparing(Archive::time).thenComparingInt(Archive::number));
		return archives;
	}

	private static int number(Matcher matcher) {
		String digits = matcher.group("number");
		return (digits.length() < 10) ? Integer.parseInt(digits) : 0;
	}

	/**
	 * An archive file.
	 *
	 * @param path the file
	 * @param time time of the last write
	 * @param number the number in its name
	 * @param size its size in bytes
	 */
	record Archive(Path path, Instant time, int number, long size) {

	}

}
