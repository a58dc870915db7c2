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

import com.sun.management.ThreadMXBean;

/**
 * A rough answer within seconds, for work on the encoder: CPU time and bytes of one
 * thread. Arguments: peers; none for all. {@code -Dspyglass.benchmarks.event=TYPICAL}
 * takes one event only.
 */
public final class QuickLook {

	private static final int ROUNDS = Integer.getInteger("spyglass.benchmarks.rounds", 12);

	private QuickLook() {
	}

	/**
	 * Runs it.
	 * @param args names of peers
	 */
	public static void main(String[] args) {
		String only = System.getProperty("spyglass.benchmarks.event", "");
		for (EventKind kind : EventKind.values()) {
			if (!only.isEmpty() && !only.equals(kind.name())) {
				continue;
			}
			for (Peer peer : Peer.values()) {
				if (args.length == 0 || List.of(args).contains(peer.name())) {
					measure(kind, peer);
				}
			}
		}
	}

	private static void measure(EventKind kind, Peer peer) {
		ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
		Supplier<Object> work = peer.work(kind);
		int count = (kind == EventKind.ERROR) ? 20_000 : 200_000;
		double best = Double.MAX_VALUE;
		double bytes = 0;
		for (int round = 0; round < ROUNDS; round++) {
			long allocated = threads.getCurrentThreadAllocatedBytes();
			long start = threads.getCurrentThreadCpuTime();
			for (int index = 0; index < count; index++) {
				work.get();
			}
			best = Math.min(best, (double) (threads.getCurrentThreadCpuTime() - start) / count);
			bytes = (double) (threads.getCurrentThreadAllocatedBytes() - allocated) / count;
		}
		System.out.printf(Locale.ROOT, "%-8s %-26s %8.0f ns %8.0f B%n", kind, peer.title(), best, bytes);
	}

}
