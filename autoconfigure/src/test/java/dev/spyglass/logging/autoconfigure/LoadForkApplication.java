/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.autoconfigure;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

import ch.qos.logback.classic.LoggerContext;
import dev.spyglass.logging.internal.sink.LineCounters;
import dev.spyglass.logging.internal.sink.LineOutcome;
import dev.spyglass.logging.internal.sink.SinkAppender;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Logs from several threads at a given rate, times each call, and leaves a report. The
 * environment of the process says how: {@code threads}, {@code rate} (lines a second and
 * thread, 0 for as many as possible), {@code seconds} or {@code lines} (per thread),
 * {@code padding} (characters of noise in place of the text), and {@code report}.
 */
@ImportAutoConfiguration(LoggingAutoConfiguration.class)
public class LoadForkApplication {

	private static final Logger logger = LoggerFactory.getLogger(LoadForkApplication.class);

	private static final String TEXT = "and a text of usual length that stands for what services say, 0123456789";

	private static final int PADDING = Integer.getInteger("padding", 0);

	/** Hardly to be compressed, longer than a compressor remembers. */
	private static final String NOISE = noise();

	public static void main(String[] args) throws Exception {
		SpringApplication application = new SpringApplication(LoadForkApplication.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		ConfigurableApplicationContext context = application.run(args);
		SinkAppender sink = sink();
		long heapBefore = heap();
		long before = total(sink.counters());
		List<Worker> workers = new ArrayList<>();
		for (int i = 0; i < Integer.getInteger("threads", 2); i++) {
			workers.add(new Worker(i));
		}
		long begin = System.nanoTime();
		workers.forEach(Thread::start);
		long peak = 0;
		for (Worker worker : workers) {
			worker.join();
		}
		peak = Math.max(peak, heap());
		long nanos = System.nanoTime() - begin;
		Path go = (System.getProperty("go") != null) ? Path.of(System.getProperty("go")) : null;
		if (go != null) {
			Files.writeString(go.resolveSibling("done"), "");
			while (!Files.exists(go)) {
				LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
			}
		}
		sink.flush(Duration.ofSeconds(20));
		report(workers, sink.counters(), before, nanos, peak - heapBefore);
		context.close();
		if (Boolean.getBoolean("exit")) {
			System.exit(0);
		}
	}

	private static String noise() {
		byte[] bytes = new byte[(PADDING > 0) ? 750_000 : 0];
		new Random(42).nextBytes(bytes);
		return Base64.getEncoder().encodeToString(bytes);
	}

	private static void report(List<Worker> workers, LineCounters counters, long before, long nanos, long heap)
			throws IOException {
		Properties report = new Properties();
		long accepted = workers.stream().mapToLong((worker) -> worker.sent).sum();
		long[] all = workers.stream().flatMapToLong((worker) -> Arrays.stream(worker.times, 0, worker.timed)).toArray();
		Arrays.sort(all);
		report.put("accepted", "" + accepted);
		report.put("rate", "" + (long) (accepted / (nanos / 1e9)));
		report.put("counted", "" + (total(counters) - before));
		report.put("written", "" + counters.count(LineOutcome.WRITTEN));
		report.put("dropped", "" + counters.count(LineOutcome.DROPPED));
		report.put("droppedWarn", "" + counters.count(LineOutcome.DROPPED, "WARN"));
		report.put("failed", "" + counters.count(LineOutcome.FAILED));
		report.put("p50", "" + all[all.length / 2]);
		report.put("p99", "" + all[(int) (all.length * 0.99)]);
		report.put("p999", "" + all[(int) (all.length * 0.999)]);
		report.put("max", "" + all[all.length - 1]);
		report.put("heap", "" + heap);
		try (OutputStream out = Files.newOutputStream(Path.of(System.getProperty("report")))) {
			report.store(out, null);
		}
	}

	private static long total(LineCounters counters) {
		return Arrays.stream(LineOutcome.values()).mapToLong(counters::count).sum();
	}

	private static SinkAppender sink() {
		List<SinkAppender> sinks = InstalledSinks.of((LoggerContext) LoggerFactory.getILoggerFactory());
		return sinks.get(sinks.size() - 1); // The file, where there is one.
	}

	private static long heap() {
		System.gc();
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
	}

	private static final class Worker extends Thread {

		private final int number;

		private final long[] times = new long[4_000_000 / Integer.getInteger("threads", 2)];

		private int timed;

		private long sent;

		private Worker(int number) {
			super("worker-" + number);
			this.number = number;
		}

		@Override
		public void run() {
			long rate = Long.getLong("rate", 0);
			long end = System.nanoTime() + Duration.ofSeconds(Long.getLong("seconds", 3600)).toNanos();
			long lines = Long.getLong("lines", Long.MAX_VALUE);
			long begin = System.nanoTime();
			while (System.nanoTime() < end && this.sent < lines) {
				long due = (rate > 0) ? (System.nanoTime() - begin) * rate / 1_000_000_000 : this.sent + 100;
				while (this.sent < Math.min(due, lines)) {
					log();
				}
				if (rate > 0) {
					LockSupport.parkNanos(1_000_000);
				}
			}
		}

		private String text() {
			if (PADDING == 0) {
				return TEXT;
			}
			// Workers in step must not say the same: a compressor would keep it once.
			long from = (this.sent * 104_729 + this.number * 250_000L) % (NOISE.length() - PADDING);
			return NOISE.substring((int) from, (int) from + PADDING);
		}

		private void log() {
			long begin = System.nanoTime();
			if (this.sent % 100 == 0) {
				logger.warn("warning {} {} {}", this.number, this.sent, text());
			}
			else {
				logger.info("line {} {} {}", this.number, this.sent, text());
			}
			if (this.timed < this.times.length) {
				this.times[this.timed++] = System.nanoTime() - begin;
			}
			this.sent++;
		}

	}

}
