/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.status.Status;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LoggedErrors}.
 */
class LoggedErrorsTests {

	private final LoggerContext context = new LoggerContext();

	private final Logger root = this.context.getLogger(Logger.ROOT_LOGGER_NAME);

	@Test
	void isReachedInSilenceByALineThatIsUnderWayWhenItIsClosed() {
		Ending ending = new Ending();
		this.root.addAppender(ending);
		ending.end = new LoggedErrors(this.context, List.of())::close;
		this.root.error("Under way", new IllegalStateException());
		assertThat(warnings()).isEmpty();
	}

	@Test
	void isReachedInSilenceByALineThatIsUnderWayAtShutdown() {
		Ending ending = new Ending();
		this.root.addAppender(ending);
		new LoggedErrors(this.context, List.of());
		ending.end = () -> InstalledSinks.stopOthers(this.context);
		this.root.error("Under way", new IllegalStateException());
		assertThat(warnings()).isEmpty();
	}

	@Test
	void keepsAnErrorOfAListenerFromTheCallerAndFromTheNextListener() {
		List<Throwable> told = new ArrayList<>();
		new LoggedErrors(this.context, List.of((error) -> {
			throw new StackOverflowError();
		}, told::add));
		IllegalStateException error = new IllegalStateException();
		this.root.error("Failed", error);
		assertThat(told).containsExactly(error);
		assertThat(warnings()).hasSize(1);
	}

	private List<Status> warnings() {
		return this.context.getStatusManager()
			.getCopyOfStatusList()
			.stream()
			.filter((status) -> status.getLevel() >= Status.WARN)
			.toList();
	}

	/** Ends what comes after it, amid the line. */
	private final class Ending extends AppenderBase<ILoggingEvent> {

		private Runnable end = () -> {
		};

		Ending() {
			setContext(LoggedErrorsTests.this.context);
			start();
		}

		@Override
		protected void append(ILoggingEvent event) {
			this.end.run();
		}

	}

}
