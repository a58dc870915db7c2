/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.sink;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import ch.qos.logback.core.encoder.Encoder;
import dev.spyglass.logging.internal.encoder.ArgumentSanitizer;
import org.jspecify.annotations.Nullable;

/**
 * Appender that hands events to a bounded ring, from which one thread encodes and writes
 * them; or, when it is synchronous, writes each at once. A caller is never blocked for
 * long: when the ring is full he waits for {@link RingSettings#enqueueTimeout()} at most,
 * and hardly at all once that was in vain. A quarter of the ring is kept for WARN and
 * above. Each line is counted, whatever becomes of it.
 * <p>
 * Thread-safe. Raises nothing to callers, and reports nothing to Logback's status, which
 * would end on stderr.
 */
public final class SinkAppender extends UnsynchronizedAppenderBase<ILoggingEvent> {

	private static final Duration LAST_LINES = Duration.ofMillis(500);

	private final LineCounters counters = new LineCounters();

	private final Encoder<ILoggingEvent> encoder;

	private final RingSettings settings;

	private final EventRing<Object> ring;

	private final LineWriter writer;

	private final RingAdmission admission;

	private final DropReport dropReport;

	private final HeapBudget budget = new HeapBudget(Math.min(32L << 20, Runtime.getRuntime().maxMemory() / 8));

	private @Nullable RingConsumer consumer;

	private @Nullable ShutdownHook endHook;

	private volatile boolean ending;

	private SinkAppender(String name, Encoder<ILoggingEvent> encoder, LineTarget target, RingSettings settings) {
		setName(name);
		this.encoder = encoder;
		this.settings = settings;
		this.ring = new EventRing<>(settings.ringSize());
		this.admission = new RingAdmission(this.ring, this.budget, settings.enqueueTimeout());
		this.writer = new LineWriter(encoder, target, this.counters);
		this.dropReport = new DropReport(this.counters, this::missing);
	}

	/**
	 * Creates an appender to standard output.
	 * @param name name of the appender
	 * @param encoder started encoder, thread-safe
	 * @param settings how callers and output are decoupled
	 * @return the appender, to be given a context and started
	 */
	public static SinkAppender console(String name, Encoder<ILoggingEvent> encoder, RingSettings settings) {
		return new SinkAppender(name, encoder, new ConsoleTarget(settings.asynchronous()), settings);
	}

	/**
	 * Creates an appender to a rotating file, which is opened at once.
	 * @param name name of the appender
	 * @param encoder started encoder, thread-safe
	 * @param settings how callers and output are decoupled
	 * @param file the file
	 * @return the appender, to be given a context and started
	 * @throws IOException if the file can't be written
	 */
	public static SinkAppender file(String name, Encoder<ILoggingEvent> encoder, RingSettings settings,
			FileSettings file) throws IOException {
		return new SinkAppender(name, encoder, RollingFileTarget.open(file, Clock.systemDefaultZone()), settings);
	}

	/**
	 * Creates an appender to any other output.
	 * @param name name of the appender
	 * @param target the output
	 * @param encoder started encoder, thread-safe
	 * @param settings how callers and output are decoupled
	 * @return the appender, to be given a context and started
	 */
	public static SinkAppender to(String name, LineTarget target, Encoder<ILoggingEvent> encoder,
			RingSettings settings) {
		return new SinkAppender(name, encoder, target, settings);
	}

	static SinkAppender to(LineTarget target, Encoder<ILoggingEvent> encoder, RingSettings settings) {
		return new SinkAppender("test", encoder, target, settings);
	}

	@Override
	public void start() {
		if (isStarted()) {
			return;
		}
		if (this.settings.asynchronous()) {
			RingConsumer consumer = new RingConsumer(getName().toLowerCase(Locale.ROOT), this.ring, this.budget,
					this.writer, this.dropReport);
			this.consumer = consumer;
			consumer.start();
			this.endHook = ShutdownHook.add(this::end);
		}
		super.start();
	}

	@Override
	public void stop() {
		if (!isStarted()) {
			return;
		}
		super.stop();
		RingConsumer consumer = this.consumer;
		if (consumer != null) {
			consumer.stop(this.settings.shutdownTimeout());
			removeEndHook();
		}
		else {
			this.writer.close();
		}
		this.encoder.stop();
	}

	@Override
	protected void append(ILoggingEvent event) {
		RingConsumer consumer = this.consumer;
		if (consumer == null) {
			writeThrough(event);
			return;
		}
		int level = LineCounters.indexOf(event.getLevel());
		Object line = toLine(event, level);
		if (line == null) {
			return;
		}
		if (this.admission.offer(line, level)) {
			consumer.wake();
			if (this.ending && !consumer.await(this.ring.added(), LAST_LINES)) {
				this.ending = false; // The output is stuck: others need not find out.
			}
			if (!isStarted()) {
				consumer.dropRestIfTerminated();
			}
		}
		else {
			this.counters.add(LineOutcome.DROPPED, level);
		}
	}

	private void writeThrough(ILoggingEvent event) {
		this.writer.writeThrough(event);
		EncodedLine missing = this.dropReport.due();
		if (missing != null) {
			this.writer.writeThrough(missing);
		}
	}

	private @Nullable Object toLine(ILoggingEvent event, int level) {
		try {
			ArgumentSanitizer.disarm(event); // An enum's toString() may fail, too.
			if (EventSnapshot.isSelfContained(event)) {
				event.prepareForDeferredProcessing();
				return event;
			}
			return new EncodedLine(this.encoder.encode(event), level);
		}
		catch (Throwable ex) { // A caller must not fail because he logs.
			this.counters.failed(event, ex);
			return null;
		}
	}

	/**
	 * Waits until what was logged so far is written.
	 * @param limit how long to wait, at most
	 */
	public void flush(Duration limit) {
		RingConsumer consumer = this.consumer;
		if (consumer != null) {
			consumer.await(this.ring.added(), limit);
		}
	}

	/**
	 * Writes what is left when the JVM ends, and makes callers wait for their lines from
	 * now on: nobody knows which of the shutdown hooks logs last.
	 */
	public void end() {
		this.ending = true;
		flush(this.settings.shutdownTimeout());
	}

	/**
	 * Returns what became of the lines since the start.
	 * @return the live counts
	 */
	public LineCounters counters() {
		return this.counters;
	}

	/**
	 * Returns how full the ring is.
	 * @return a number from 0 to 1
	 */
	public double occupancy() {
		return (double) this.ring.size() / this.ring.capacity();
	}

	private byte[] missing(LineCounters counters) {
		return this.encoder.encode(DropLine.of(getName(), (LoggerContext) getContext(), counters));
	}

	private void removeEndHook() {
		ShutdownHook hook = this.endHook;
		this.endHook = null;
		if (hook != null) {
			hook.remove();
		}
	}

}
