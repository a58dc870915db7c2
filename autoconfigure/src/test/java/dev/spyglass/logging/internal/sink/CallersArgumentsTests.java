/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.sink;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.read.ListAppender;
import dev.spyglass.logging.internal.Redactor;
import dev.spyglass.logging.internal.console.ReadableLayout;
import dev.spyglass.logging.internal.encoder.JsonLineEncoder;
import dev.spyglass.logging.internal.encoder.JsonLineSettings;
import dev.spyglass.service.ServiceIdentity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that sinks never write to arrays of the caller, and print nothing beside the log.
 */
class CallersArgumentsTests {

	private final LoggerContext context = new LoggerContext();

	private final Logger logger = this.context.getLogger("test");

	private final StubTarget target = new StubTarget();

	private final PrintStream err = System.err;

	private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

	@BeforeEach
	void capture() {
		this.context.setMDCAdapter(new LogbackMDCAdapter());
		System.setErr(new PrintStream(this.printed, true));
	}

	@AfterEach
	void restore() {
		System.setErr(this.err);
		this.context.stop();
	}

	static Stream<Arguments> sinks() {
		return Stream.of(true, false)
			.flatMap((asynchronous) -> Stream.of(Arguments.of("json", asynchronous),
					Arguments.of("console", asynchronous)));
	}

	@ParameterizedTest
	@MethodSource("sinks")
	void logsATypedArray(String format, boolean asynchronous) {
		SinkAppender sink = install(format, asynchronous);
		Bad[] typed = { new Bad(), new Bad() };
		Bad[] before = typed.clone();
		this.logger.info("two {} {}", (Object[]) typed);
		sink.stop();
		assertThat(typed).containsExactly(before);
		assertThat(this.target.lines()).singleElement()
			.asString()
			.contains("two [unwritable " + Bad.class.getName() + ": java.lang.IllegalStateException] [unwritable ");
		assertThat(this.printed.toString()).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("sinks")
	void leavesTheCallersArrayAsItWas(String format, boolean asynchronous) {
		SinkAppender sink = install(format, asynchronous);
		Object[] mine = { new Bad(), "x", null, new Object[] { new Bad() }, new NullText(), new Fatal() };
		Object[] before = mine.clone();
		this.logger.info("{} {} {} {} {} {}", mine);
		this.logger.atInfo().setMessage("{}").addArgument(mine[0]).addKeyValue("fatal", mine[5]).log();
		this.logger.info("with {}", new Object[] { mine[0], new IllegalStateException() });
		sink.stop();
		assertThat(mine).containsExactly(before);
		assertThat(this.target.lines().stream().filter((line) -> line.contains("[unwritable "))).hasSize(3);
		assertThat(this.printed.toString()).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("sinks")
	void logsNoArrayAtAll(String format, boolean asynchronous) {
		SinkAppender sink = install(format, asynchronous);
		this.logger.info("none {}", (Object[]) null);
		this.logger.info("empty {}", new Object[0]);
		this.logger.info("nothing {} {}", new Object[] { null, null });
		sink.stop();
		assertThat(this.target.lines()).hasSize(3);
	}

	@ParameterizedTest
	@MethodSource("sinks")
	void logsAnArrayThatThreadsShare(String format, boolean asynchronous) throws InterruptedException {
		SinkAppender sink = install(format, asynchronous);
		Object[] shared = { new Bad(), "x" };
		Object[] before = shared.clone();
		List<Thread> threads = IntStream.range(0, 4)
			.mapToObj((thread) -> new Thread(
					() -> IntStream.range(0, 100).forEach((i) -> this.logger.info("{} {}", shared))))
			.toList();
		threads.forEach(Thread::start);
		for (Thread thread : threads) {
			thread.join();
		}
		sink.stop();
		assertThat(shared).containsExactly(before);
		assertThat(this.target.lines()).hasSize(400).allMatch((line) -> line.contains("[unwritable "));
	}

	@ParameterizedTest
	@MethodSource("sinks")
	void givesTheNextAppenderWhatWasLogged(String format, boolean asynchronous) {
		SinkAppender sink = install(format, asynchronous);
		ListAppender<ILoggingEvent> next = new ListAppender<>();
		next.start();
		this.logger.addAppender(next);
		Bad bad = new Bad();
		this.logger.info("{}", bad);
		sink.stop();
		assertThat(Arrays.asList(next.list.get(0).getArgumentArray())).containsExactly(bad);
	}

	private SinkAppender install(String format, boolean asynchronous) {
		SinkAppender sink = SinkAppender.to(this.target, format.equals("json") ? json() : readable(),
				new RingSettings(asynchronous, 1024, Duration.ofSeconds(5), Duration.ofSeconds(5)));
		sink.setContext(this.context);
		sink.start();
		this.logger.addAppender(sink);
		return sink;
	}

	private Encoder<ILoggingEvent> json() {
		JsonLineEncoder encoder = new JsonLineEncoder(
				JsonLineSettings.defaults(new ServiceIdentity("orders", null, null, null)));
		encoder.setContext(this.context);
		encoder.start();
		return encoder;
	}

	private Encoder<ILoggingEvent> readable() {
		ReadableLayout layout = new ReadableLayout(Redactor.NONE);
		layout.setContext(this.context);
		layout.start();
		LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
		encoder.setContext(this.context);
		encoder.setLayout(layout);
		encoder.start();
		return encoder;
	}

	private static final class Bad {

		@Override
		public String toString() {
			throw new IllegalStateException();
		}

	}

	private static final class NullText {

		@Override
		public String toString() {
			return null;
		}

	}

	private static final class Fatal {

		@Override
		public String toString() {
			throw new AssertionError();
		}

	}

}
