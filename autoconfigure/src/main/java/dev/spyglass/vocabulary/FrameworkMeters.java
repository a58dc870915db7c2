/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.vocabulary;

import java.util.List;

import dev.spyglass.vocabulary.MeterEntry.Kind;

/**
 * Lists the meters of Spring Boot and Micrometer that Spyglass does not change but uses
 * in its dashboards, alerts and queries.
 */
public final class FrameworkMeters {

	/** All meters of this list. */
	public static final List<MeterEntry> ALL = List.of(gauge("disk.free", "bytes", "path"),
			gauge("disk.total", "bytes", "path"), counter("cache.gets", "", "cache", "result"),
			counter("cache.evictions", "", "cache"), gauge("cache.size", "", "cache"),
			gauge("executor.active", "threads", "name"), gauge("executor.pool.max", "threads", "name"),
			gauge("hikaricp.connections.active", "", "pool"), gauge("hikaricp.connections.max", "", "pool"),
			gauge("hikaricp.connections.pending", "", "pool"), counter("hikaricp.connections.timeout", "", "pool"),
			gauge("jvm.buffer.memory.used", "bytes", "id"), counter("jvm.gc.memory.allocated", "bytes"),
			new MeterEntry("jvm.gc.pause", Kind.TIMER, "seconds", List.of("action", "cause", "gc"), ""),
			gauge("jvm.memory.max", "bytes", "area", "id"), gauge("jvm.memory.used", "bytes", "area", "id"),
			gauge("jvm.memory.usage.after.gc", "", "area", "pool"), gauge("jvm.threads.states", "threads", "state"),
			counter("logback.events", "", "level"), gauge("process.cpu.usage", ""), gauge("process.files.max", "files"),
			gauge("process.files.open", "files"), gauge("process.start.time", "seconds"),
			gauge("process.uptime", "seconds"), gauge("system.cpu.usage", ""));

	private FrameworkMeters() {
	}

	private static MeterEntry gauge(String name, String unit, String... tags) {
		return new MeterEntry(name, Kind.GAUGE, unit, List.of(tags), "");
	}

	private static MeterEntry counter(String name, String unit, String... tags) {
		return new MeterEntry(name, Kind.COUNTER, unit, List.of(tags), "");
	}

}
