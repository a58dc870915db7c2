/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.benchmarks;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import com.sap.hcp.cf.logging.servlet.filter.RequestLoggingFilter;
import dev.spyglass.request.internal.ExcludedPaths;
import dev.spyglass.request.internal.RequestLog;
import dev.spyglass.request.internal.RequestLogFields;
import dev.spyglass.request.internal.RequestLogSettings;
import dev.spyglass.request.internal.id.RequestIdResolver;
import dev.spyglass.request.internal.servlet.RequestDetailsFilter;
import dev.spyglass.request.internal.servlet.RequestIdFilter;
import dev.spyglass.request.internal.servlet.ServletIdentification;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import org.slf4j.LoggerFactory;
import org.zalando.logbook.Logbook;
import org.zalando.logbook.core.WithoutBodyStrategy;
import org.zalando.logbook.servlet.LogbookFilter;

/**
 * Who writes a line about a request.
 */
public enum RequestPeer {

	/** Nobody: the stub's own cost, to be taken off. */
	NOBODY {

		@Override
		Filter filter() {
			return (request, response, chain) -> chain.doFilter(request, response);
		}

	},

	/** Spyglass' two filters. */
	SPYGLASS {

		@Override
		Filter filter() {
			RequestLog log = new RequestLog(
					new RequestLogSettings(true, false, Duration.ofSeconds(5), 1, new ExcludedPaths(EXCLUDED)),
					(attributes) -> null);
			RequestLogFields chosen = RequestLogFields.none();
			ServletIdentification identification = new ServletIdentification(RequestIdResolver.builder().build(),
					chosen, "X-Request-ID", "X-Correlation-ID");
			Filter ids = new RequestIdFilter(identification, (attributes) -> null, log);
			Filter details = new RequestDetailsFilter(chosen, log);
			return (request, response, chain) -> ids.doFilter(request, response,
					(inner, answer) -> details.doFilter(inner, answer, chain));
		}

	},

	/**
	 * Logbook without bodies, which writes a line for the request and one for the
	 * response.
	 */
	LOGBOOK {

		@Override
		Filter filter() {
			return new LogbookFilter(Logbook.builder().strategy(new WithoutBodyStrategy()).build());
		}

	},

	/** SAP's filter as it comes. */
	SAP {

		@Override
		Filter filter() {
			return new RequestLoggingFilter();
		}

	};

	private static final List<String> EXCLUDED = List.of("/actuator/**", "/webjars/**", "/css/**", "/js/**",
			"/images/**", "/favicon.ico");

	private static final byte[] BODY = "{\"id\":7}".getBytes(StandardCharsets.UTF_8);

	abstract Filter filter();

	/** Serves one request each time it is asked. */
	Supplier<Object> work() {
		LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
		context.reset();
		Swallow swallow = new Swallow();
		swallow.setContext(context);
		swallow.start();
		Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
		root.setLevel(Level.INFO);
		root.addAppender(swallow);
		context.getLogger(Logbook.class).setLevel(Level.TRACE);
		Filter filter = filter();
		FilterChain endpoint = (request, response) -> response.getOutputStream().write(BODY, 0, BODY.length);
		return () -> {
			StubResponse response = new StubResponse();
			try {
				filter.doFilter(new StubRequest(), response, endpoint);
			}
			catch (Exception ex) {
				throw new IllegalStateException(ex);
			}
			return response;
		};
	}

	/** How many lines one request makes. */
	int lines() {
		Supplier<Object> work = work();
		Swallow swallow = (Swallow) ((LoggerContext) LoggerFactory.getILoggerFactory())
			.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)
			.iteratorForAppenders()
			.next();
		work.get();
		return swallow.lines;
	}

	/** Takes an event as an asynchronous appender would, and drops it. */
	private static final class Swallow extends AppenderBase<ILoggingEvent> {

		private int lines;

		@Override
		protected void append(ILoggingEvent event) {
			event.prepareForDeferredProcessing();
			this.lines++;
		}

	}

}
