/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.testsupport;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * The class path of the tests in classes of its own, one of which a library has changed.
 */
public final class ChangedClasses {

	private final String changed;

	private final UnaryOperator<byte[]> change;

	private final boolean missing;

	private ChangedClasses(String changed, UnaryOperator<byte[]> change, boolean missing) {
		this.changed = changed;
		this.change = change;
		this.missing = missing;
	}

	/**
	 * Renames a member, also where nested classes use it. Both names have the same
	 * length, so that the class file stays valid.
	 */
	public static ChangedClasses renaming(String type, String member, String name) {
		return new ChangedClasses(type, (bytes) -> replace(bytes, member, name), false);
	}

	/** Removes a class. */
	public static ChangedClasses without(String type) {
		return new ChangedClasses(type, UnaryOperator.identity(), true);
	}

	/** Returns what the class supplies when it is loaded anew. */
	public Object call(Class<? extends Supplier<String>> type) throws Exception {
		ClassLoader before = Thread.currentThread().getContextClassLoader();
		try (Loader loader = new Loader()) {
			Thread.currentThread().setContextClassLoader(loader);
			return ((Supplier<?>) loader.loadClass(type.getName()).getConstructor().newInstance()).get();
		}
		finally {
			Thread.currentThread().setContextClassLoader(before);
		}
	}

	private static byte[] replace(byte[] bytes, String member, String name) {
		byte[] from = member.getBytes(StandardCharsets.US_ASCII);
		byte[] to = name.getBytes(StandardCharsets.US_ASCII);
		if (from.length != to.length) {
			throw new IllegalArgumentException("Choose a name as long as " + member);
		}
		byte[] result = bytes.clone();
		for (int i = 0; i + from.length <= bytes.length; i++) {
			// A constant of that very length.
			if (Arrays.equals(bytes, i, i + from.length, from, 0, from.length) && i > 1
					&& bytes[i - 1] == from.length) {
				System.arraycopy(to, 0, result, i, to.length);
			}
		}
		return result;
	}

	private final class Loader extends URLClassLoader {

		private Loader() {
			super(Arrays
				.stream(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
					.split(File.pathSeparator))
				.map(Loader::url)
				.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
		}

		private static URL url(String entry) {
			try {
				return Path.of(entry).toUri().toURL();
			}
			catch (MalformedURLException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		@Override
		protected Class<?> findClass(String name) throws ClassNotFoundException {
			if (!name.equals(ChangedClasses.this.changed) && !name.startsWith(ChangedClasses.this.changed + "$")) {
				return super.findClass(name);
			}
			byte @Nullable [] bytes = ChangedClasses.this.missing ? null : read(name);
			if (bytes == null) {
				throw new ClassNotFoundException(name);
			}
			byte[] changed = ChangedClasses.this.change.apply(bytes);
			return defineClass(name, changed, 0, changed.length);
		}

		private byte @Nullable [] read(String name) {
			try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
				return (in != null) ? in.readAllBytes() : null;
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

}
