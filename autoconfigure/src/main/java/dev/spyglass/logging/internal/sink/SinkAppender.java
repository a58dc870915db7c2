/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.sink;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import ch.qos.logback.core.encoder.Encoder;
import dev.spyglass.logging.internal.encoder.ArgumentSanitizer;
import dev.spyglass.logging.internal.encoder.JsonLineEncoder;
import dev.spyglass.redaction.internal.Redaction;
import org.jspecify.annotations.Nullable;

/**
 * Appender that passes events to a bounded ring buffer, from which one thread encodes and
 * writes them. A synchronous appender writes each event immediately instead. If the ring
 * buffer is full, a caller waits at most {@link RingSettings#enqueueTimeout()}, and only
 * briefly after a timeout. A quarter of the ring buffer is reserved for WARN and above.
 * Each line is counted by its outcome.
 * <p>
 * Thread-safe. It throws no exceptions to callers, and adds nothing to Logback's status,
 * which may be printed to stderr.
 */
public final class SinkAppender extends UnsynchronizedAppenderBase<ILoggingEvent> {

	private static final Duration SHUTDOWN_LINE_TIMEOUT = Duration.ofMillis(500);

	private final LineCounters counters;

	private final Encoder<ILoggingEvent> encoder;

	private final boolean needsCaller;

	private final RingSettings settings;

	private final EventRing<Object> ring;

	private final LineWriter writer;

	private final RingAdmission admission;

	private final DropReport dropReport;

	private final HeapBudget budget = new HeapBudget(Math.min(32L << 20, Runtime.getRuntime().maxMemory() / 8));

	private @Nullable RingConsumer consumer;

	private @Nullable ShutdownHook shutdownHook;

	private volatile boolean shuttingDown;

	private SinkAppender(String name, Encoder<ILoggingEvent> encoder, LineTarget target, RingSettings settings,
			LineCounters counters) {
		setName(name);
		this.counters = counters;
		this.encoder = encoder;
		this.needsCaller = encoder instanceof JsonLineEncoder json && json.needsCaller();
		this.settings = settings;
		this.ring = new EventRing<>(settings.ringSize());
		this.admission = new RingAdmission(this.ring, this.budget, settings.enqueueTimeout());
		this.writer = new LineWriter(encoder, target, this.counters);
		this.dropReport = new DropReport(this.counters, this::dropLine);
	}

	/**
	 * Creates an appender for standard output.
	 * @param name name of the appender
	 * @param encoder started encoder, which must be thread-safe
	 * @param settings settings of the ring buffer
	 * @param counters counts the lines; a sink that replaces another one continues its
	 * counts
	 * @return the appender; the caller sets a context and starts it
	 */
	public static SinkAppender console(String name, Encoder<ILoggingEvent> encoder, RingSettings settings,
			LineCounters counters) {
		return new SinkAppender(name, encoder, new ConsoleTarget(settings.asynchronous()), settings, counters);
	}

	/**
	 * Creates an appender for a rotating file, and opens the file.
	 * @param name name of the appender
	 * @param encoder started encoder, which must be thread-safe
	 * @param settings settings of the ring buffer
	 * @param counters counts the lines; a sink that replaces another one continues its
	 * counts
	 * @param file settings of the file
	 * @return the appender; the caller sets a context and starts it
	 * @throws IOException if the file cannot be written
	 */
	public static SinkAppender file(String name, Encoder<ILoggingEvent> encoder, RingSettings settings,
			LineCounters counters, FileSettings file) throws IOException {
		return new SinkAppender(name, encoder, RollingFileTarget.open(file, Clock.system(ZoneId.systemDefault())),
				settings, counters);
	}

	/**
	 * Creates an appender for any other output.
	 * @param name name of the appender
	 * @param target the output
	 * @param encoder started encoder, which must be thread-safe
	 * @param settings settings of the ring buffer
	 * @param counters counts the lines; a sink that replaces another one continues its
	 * counts
	 * @return the appender; the caller sets a context and starts it
	 */
	public static SinkAppender to(String name, LineTarget target, Encoder<ILoggingEvent> encoder, RingSettings settings,
			LineCounters counters) {
		return new SinkAppender(name, encoder, target, settings, counters);
	}

	static SinkAppender to(LineTarget target, Encoder<ILoggingEvent> encoder, RingSettings settings) {
		return new SinkAppender("test", encoder, target, settings, new LineCounters());
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
			this.shutdownHook = ShutdownHook.add(this::end);
		}
		super.start();
	}

	/**
	 * Returns the encoder of the lines.
	 * @return the encoder
	 */
	public Encoder<ILoggingEvent> encoder() {
		return this.encoder;
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
			removeShutdownHook();
		}
		else {
			this.writer.close();
		}
		this.encoder.stop();
	}

	/**
	 * Drops the event if a reset has stopped the appender meanwhile. Logback would print
	 * a warning.
	 */
	@Override
	public void doAppend(ILoggingEvent event) {
		if (isStarted()) {
			super.doAppend(event);
		}
		else {
			this.counters.add(LineOutcome.DROPPED, LineCounters.indexOf(event.getLevel()));
		}
	}

	@Override
	protected void append(ILoggingEvent event) {
		if (Redaction.isApplyingRule()) {
			// A redaction rule that logs would feed itself.
			this.counters.add(LineOutcome.DROPPED, LineCounters.indexOf(event.getLevel()));
			return;
		}
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
			if (this.shuttingDown && !consumer.await(this.ring.added(), SHUTDOWN_LINE_TIMEOUT)) {
				// The output is stuck, and later callers must not wait for it, too.
				this.shuttingDown = false;
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
		EncodedLine dropLine = this.dropReport.due();
		if (dropLine != null) {
			this.writer.writeThrough(dropLine);
		}
	}

	private @Nullable Object toLine(ILoggingEvent event, int level) {
		try {
			// An enum's toString() may fail, too.
			ILoggingEvent sanitized = ArgumentSanitizer.sanitize(event);
			if (EventSnapshot.isSelfContained(sanitized)) {
				sanitized.prepareForDeferredProcessing();
				if (this.needsCaller) {
					// The event stores it.
					var unused = sanitized.getCallerData();
				}
				return sanitized;
			}
			return new EncodedLine(this.encoder.encode(sanitized), level);
		}
		catch (Throwable ex) {
			// Logging must not make the caller fail.
			this.counters.failed(event, ex);
			return null;
		}
	}

	/**
	 * Waits until the lines logged so far are written.
	 * @param limit maximum time to wait
	 */
	public void flush(Duration limit) {
		RingConsumer consumer = this.consumer;
		if (consumer != null) {
			consumer.await(this.ring.added(), limit);
		}
	}

	/**
	 * Writes the remaining lines at JVM shutdown. From then on, callers wait until their
	 * line is written, since it is unknown which shutdown hook logs last.
	 */
	public void end() {
		this.shuttingDown = true;
		flush(this.settings.shutdownTimeout());
	}

	/**
	 * Returns the counts of lines by outcome since startup.
	 * @return the counts, which are updated concurrently
	 */
	public LineCounters counters() {
		return this.counters;
	}

	/**
	 * Returns the share of the ring buffer that is in use.
	 * @return a number from 0 to 1
	 */
	public double occupancy() {
		return (double) this.ring.size() / this.ring.capacity();
	}

	private byte[] dropLine(LineCounters counters) {
		return this.encoder.encode(DropLine.of(getName(), (LoggerContext) getContext(), counters));
	}

	private void removeShutdownHook() {
		ShutdownHook hook = this.shutdownHook;
		this.shutdownHook = null;
		if (hook != null) {
			hook.remove();
		}
	}

}
