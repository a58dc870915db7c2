/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Copies a packaged application without some of its libraries, so that {@code Startup} can tell what these cost.
 *
 * <pre>java benchmarks/startup/Without.java application.jar less.jar 'sentry-.*'</pre>
 */
public class Without {

	private static final String LIBRARIES = "BOOT-INF/lib/";

	public static void main(String[] args) throws IOException {
		Pattern library = Pattern.compile(args[2]);
		int left = 0;
		try (ZipFile all = new ZipFile(args[0]); ZipOutputStream less = open(Path.of(args[1]))) {
			Enumeration<? extends ZipEntry> entries = all.entries();
			while (entries.hasMoreElements()) {
				ZipEntry entry = entries.nextElement();
				if (isOne(entry.getName(), library)) {
					left++;
					continue;
				}
				try (InputStream content = all.getInputStream(entry)) {
					byte[] bytes = content.readAllBytes();
					copy(entry, entry.getName().endsWith(".idx") ? withoutLines(bytes, library) : bytes, less);
				}
			}
		}
		System.out.println("left out: " + left);
	}

	private static ZipOutputStream open(Path file) throws IOException {
		return new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)));
	}

	private static boolean isOne(String name, Pattern library) {
		return name.startsWith(LIBRARIES) && library.matcher(name.substring(LIBRARIES.length())).matches();
	}

	/** The lists of libraries name them in quotes, one a line. */
	private static byte[] withoutLines(byte[] index, Pattern library) {
		return new String(index, StandardCharsets.UTF_8).lines()
			.filter((line) -> !isOne(line.replaceAll(".*\"(.*)\".*", "$1"), library))
			.collect(Collectors.joining("\n", "", "\n"))
			.getBytes(StandardCharsets.UTF_8);
	}

	/** Boot reads libraries in place, so they stay as they are: stored, not deflated. */
	private static void copy(ZipEntry entry, byte[] bytes, ZipOutputStream to) throws IOException {
		ZipEntry copy = new ZipEntry(entry.getName());
		copy.setTime(entry.getTime());
		copy.setMethod(entry.getMethod());
		if (entry.getMethod() == ZipEntry.STORED) {
			CRC32 sum = new CRC32();
			sum.update(bytes);
			copy.setCrc(sum.getValue());
			copy.setSize(bytes.length);
			copy.setCompressedSize(bytes.length);
		}
		to.putNextEntry(copy);
		to.write(bytes);
		to.closeEntry();
	}

}
