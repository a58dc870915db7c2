/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal.servlet;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.spyglass.request.internal.ActiveRequest;
import dev.spyglass.request.internal.RequestCompletion;
import dev.spyglass.request.internal.RequestDescription;
import dev.spyglass.request.internal.RequestLog;
import dev.spyglass.request.internal.RequestScope;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import org.apache.catalina.AccessLog;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.coyote.BadRequestException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.HttpHeaders;

/**
 * Extends the scope of {@link RequestIdFilter} to everything that Tomcat does for a
 * request. This includes Tomcat's log line for an unhandled exception, and errors that no
 * filter sees. Afterwards the thread's MDC is restored. The valve is also an access log,
 * because Tomcat calls access logs exactly once at the end of each request, including
 * requests that Tomcat itself rejects. Thread-safe.
 */
public final class TomcatRequestValve extends ValveBase implements AccessLog {

	private static final Logger logger = LoggerFactory.getLogger(TomcatRequestValve.class);

	private final ServletIdentification identification;

	private final RequestLog log;

	/**
	 * Creates a valve, to be added to the engine.
	 * @param identification assigns the ids
	 * @param log logs the ends of requests
	 */
	public TomcatRequestValve(ServletIdentification identification, RequestLog log) {
		super(true);
		this.identification = identification;
		this.log = log;
	}

	// The scopes are only closed, never read.
	@Override
	@SuppressWarnings("try")
	public void invoke(Request request, Response response) throws IOException, ServletException {
		ActiveRequest active = identify(request, response);
		try (ContainerScope container = new ContainerScope(); RequestScope scope = this.identification.open(active)) {
			request.setAttribute(ContainerScope.ATTRIBUTE, container);
			getNext().invoke(request, response);
		}
		finally {
			if (response.isCommitted()) {
				active.sent(response.getStatus());
			}
			else {
				// Tomcat's own error report resets the response.
				this.identification.echo(active, response);
			}
		}
	}

	@Override
	public void log(Request request, Response response, long time) {
		try {
			complete(request, response, time);
		}
		catch (Exception | LinkageError | StackOverflowError | AssertionError ex) {
			// Tomcat would respond with status 500 to an exception.
			logger.debug("The end of the request could not be logged", ex);
		}
	}

	private void complete(Request request, Response response, long time) {
		ActiveRequest active = identify(request, response);
		Throwable error = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
		boolean aborted = active.hasClientLeft() || isAborted(request, response)
				|| (active.failure() == null && (isReset(request)
						|| (isBrokenOff(response) && (error == null || DisconnectedClients.isDisconnected(error)))));
		Throwable failure = (active.failure() == null && isBrokenOff(response)) ? error : active.failure();
		RequestCompletion completion = new RequestCompletion(active.statusOr(response.getStatus()), time,
				request.getCoyoteRequest().getBytesRead(), response.getContentWritten(), aborted, failure);
		RequestDescription description = active.description();
		this.log.completed(active, (description != null) ? description : describe(request), completion,
				request::getAttribute);
	}

	/**
	 * Returns whether the client disconnected. If a body ends too early, Tomcat sets
	 * status 400 although no client receives it.
	 */
	private static boolean isAborted(Request request, Response response) {
		Exception broken = request.getCoyoteRequest().getErrorException();
		boolean read = broken instanceof IOException
				&& !(broken instanceof BadRequestException || broken instanceof SocketTimeoutException);
		return read || response.getCoyoteResponse().getErrorException() != null;
	}

	/**
	 * Returns whether the client has reset its stream of HTTP/2. The application may have
	 * ignored the exceptions that it got.
	 */
	private static boolean isReset(Request request) {
		Object error = request.getCoyoteRequest().getAttribute(RequestDispatcher.ERROR_EXCEPTION);
		return error instanceof IOException
				&& !(error instanceof BadRequestException || error instanceof SocketTimeoutException);
	}

	/**
	 * Returns whether the connection, or the stream of HTTP/2, was closed before the
	 * response was complete, by either side.
	 */
	private static boolean isBrokenOff(Response response) {
		AtomicBoolean allowed = new AtomicBoolean(true);
		response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, allowed);
		return !allowed.get();
	}

	private ActiveRequest identify(Request request, Response response) {
		return this.identification.identify(request, response, request.getPeerAddr());
	}

	private static RequestDescription describe(Request request) {
		String path = request.getRequestURI();
		return new RequestDescription(request.getMethod(), path, path, clientIp(request),
				request.getHeader(HttpHeaders.USER_AGENT));
	}

	private static @Nullable String clientIp(Request request) {
		Object forwarded = request.getAttribute(REMOTE_ADDR_ATTRIBUTE);
		return (forwarded != null) ? forwarded.toString() : request.getRemoteAddr();
	}

	@Override
	public void setRequestAttributesEnabled(boolean requestAttributesEnabled) {
		// Ignored, because the attributes of a RemoteIpValve are always used.
	}

	@Override
	public boolean getRequestAttributesEnabled() {
		return true;
	}

}
