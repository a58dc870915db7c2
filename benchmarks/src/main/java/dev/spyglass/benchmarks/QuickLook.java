/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.sun.management.ThreadMXBean;

/**
 * A rough answer within a minute, for work on the encoder: CPU time and bytes of one
 * thread, the best of many rounds in which all take turns; ratios are to the plain
 * pattern layout and to stock LLE. Arguments: peers; none for all.
 * {@code -Dspyglass.benchmarks.event=TYPICAL} takes one event only.
 */
public final class QuickLook {

	private static final int ROUNDS = Integer.getInteger("spyglass.benchmarks.rounds", 40);

	private QuickLook() {
	}

	/**
	 * Runs it.
	 * @param args names of peers
	 */
	public static void main(String[] args) {
		String only = System.getProperty("spyglass.benchmarks.event", "");
		for (EventKind kind : EventKind.values()) {
			if (only.isEmpty() || only.equals(kind.name())) {
				List<Look> looks = Stream.of(Peer.values())
					.filter((peer) -> args.length == 0 || List.of(args).contains(peer.name()))
					.map((peer) -> new Look(peer, peer.work(kind)))
					.toList();
				int count = (kind == EventKind.ERROR) ? 10_000 : 100_000;
				for (int round = 0; round < ROUNDS; round++) {
					looks.forEach((look) -> look.measure(count));
				}
				looks.forEach((look) -> look.print(kind, looks));
			}
		}
	}

	/** What was seen of one peer; all take turns, so that a busy machine hits all. */
	private static final class Look {

		private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

		private final Peer peer;

		private final Supplier<Object> work;

		private double best = Double.MAX_VALUE;

		private double bytes;

		private Look(Peer peer, Supplier<Object> work) {
			this.peer = peer;
			this.work = work;
		}

		private void measure(int count) {
			long allocated = THREADS.getCurrentThreadAllocatedBytes();
			long start = THREADS.getCurrentThreadCpuTime();
			for (int index = 0; index < count; index++) {
				this.work.get();
			}
			this.best = Math.min(this.best, (double) (THREADS.getCurrentThreadCpuTime() - start) / count);
			this.bytes = (double) (THREADS.getCurrentThreadAllocatedBytes() - allocated) / count;
		}

		private void print(EventKind kind, List<Look> looks) {
			System.out.printf(Locale.ROOT, "%-8s %-36s %6.0f ns %s %7.0f B%n", kind, this.peer.title(), this.best,
					looks.stream()
						.filter((look) -> look.peer == Peer.PATTERN || look.peer == Peer.LLE)
						.map((look) -> String.format(Locale.ROOT, "%5.2f", this.best / look.best))
						.collect(Collectors.joining(" ")),
					this.bytes);
		}

	}

}
