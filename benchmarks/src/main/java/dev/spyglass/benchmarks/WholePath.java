/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import com.sun.management.ThreadMXBean;

/**
 * From {@code logger.info} to a file, the typical event: CPU time and bytes of all
 * threads for each line, the median of many rounds in which all take turns. A round ends
 * when its last line is in the file. Arguments: paths; none for all.
 */
public final class WholePath {

	private static final int ROUNDS = Integer.getInteger("spyglass.benchmarks.rounds", 15);

	private static final int LINES = 10_000;

	/** Lines that are logged at once; then all are waited for, so that none is lost. */
	private static final int BURST = 2000;

	private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

	private final LogPath.Open open;

	private final LogPath path;

	private final ByteBuffer buffer = ByteBuffer.allocate(1 << 20);

	private final List<Double> times = new ArrayList<>();

	private final List<Double> bytes = new ArrayList<>();

	private long logged;

	private long lines;

	private long position;

	private long waiting;

	private long waitingBytes;

	private WholePath(LogPath path, Path folder) {
		this.path = path;
		this.open = path.open(folder);
	}

	/**
	 * Runs it.
	 * @param args names of paths
	 * @throws IOException if there is no temporary folder
	 */
	public static void main(String[] args) throws IOException {
		Log4jPath.prepare();
		Path folder = Files.createTempDirectory("whole-path");
		List<WholePath> all = Stream.of(LogPath.values())
			.filter((path) -> args.length == 0 || List.of(args).contains(path.name()))
			.map((path) -> new WholePath(path, folder))
			.toList();
		List<Map<String, String>> requests = new ArrayList<>();
		for (int request = 0; request < 256; request++) {
			requests.add(EventKind.mdc(request));
		}
		for (int round = 0; round < ROUNDS; round++) {
			for (WholePath path : all) {
				path.measure(requests);
			}
		}
		print(all);
		for (WholePath path : all) {
			long lost = path.close();
			if (lost != 0) {
				System.out.println(path.path.title() + " lost " + lost + " of " + path.logged + " lines");
			}
		}
	}

	private void measure(List<Map<String, String>> requests) throws IOException {
		this.waiting = 0;
		this.waitingBytes = 0;
		long allocated = sum(THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds()));
		long start = sum(THREADS.getThreadCpuTime(THREADS.getAllThreadIds()));
		for (int number = 0; number < LINES; number++) {
			if (number % 4 == 0) {
				this.open.call().request(requests.get(number / 4 % requests.size()));
			}
			this.open.call().log(number);
			this.logged++;
			if (number % BURST == BURST - 1) {
				awaitAll();
			}
		}
		long used = sum(THREADS.getThreadCpuTime(THREADS.getAllThreadIds())) - start - this.waiting;
		long garbage = sum(THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds())) - allocated - this.waitingBytes;
		this.times.add((double) used / LINES);
		this.bytes.add((double) garbage / LINES);
		this.open.call().clear();
	}

	private double time() {
		return median(this.times);
	}

	private double bytes() {
		return median(this.bytes);
	}

	/** Of the second half, when all is warm. */
	private static double median(List<Double> values) {
		List<Double> warm = values.subList(values.size() / 2, values.size()).stream().sorted().toList();
		return warm.get(warm.size() / 2);
	}

	private static long sum(long[] values) {
		return LongStream.of(values).filter((value) -> value > 0).sum();
	}

	/** Waits for the last line to be in the file, which is none of what is measured. */
	private void awaitAll() throws IOException {
		long start = THREADS.getCurrentThreadCpuTime();
		long allocated = THREADS.getCurrentThreadAllocatedBytes();
		while (this.path.isAsynchronous() && this.lines < this.logged) {
			LockSupport.parkNanos(500_000);
			try (FileChannel channel = FileChannel.open(this.open.file())) {
				channel.position(this.position);
				this.buffer.clear();
				int read = channel.read(this.buffer);
				for (int index = 0; index < read; index++) {
					this.lines += (this.buffer.get(index) == '\n') ? 1 : 0;
				}
				this.position += Math.max(read, 0);
			}
		}
		this.waiting += THREADS.getCurrentThreadCpuTime() - start;
		this.waitingBytes += THREADS.getCurrentThreadAllocatedBytes() - allocated;
	}

	/** Stops, and returns how many lines are missing. */
	private long close() throws IOException {
		this.open.call().close();
		if (this.path == LogPath.NOTHING) {
			return 0;
		}
		try (Stream<String> lines = Files.lines(this.open.file())) {
			return this.logged - lines.count();
		}
		finally {
			Files.delete(this.open.file());
		}
	}

	private static void print(List<WholePath> all) {
		Map<LogPath, WholePath> byPath = new EnumMap<>(LogPath.class);
		all.forEach((path) -> byPath.put(path.path, path));
		WholePath pattern = byPath.getOrDefault(LogPath.PATTERN, all.get(0));
		WholePath lle = byPath.getOrDefault(LogPath.LLE, all.get(0));
		System.out.println("| path | CPU ns | × pattern | × LLE | bytes | × pattern | × LLE |");
		System.out.println("|---|---:|---:|---:|---:|---:|---:|");
		for (WholePath path : all) {
			System.out.printf(Locale.ROOT, "| %s | %.0f | %.2f | %.2f | %.0f | %.2f | %.2f |%n", path.path.title(),
					path.time(), path.time() / pattern.time(), path.time() / lle.time(), path.bytes(),
					path.bytes() / pattern.bytes(), path.bytes() / lle.bytes());
		}
	}

}
