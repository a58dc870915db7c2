/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal.servlet;

import java.io.IOException;
import java.net.SocketTimeoutException;

import dev.spyglass.request.internal.ActiveRequest;
import dev.spyglass.request.internal.RequestCompletion;
import dev.spyglass.request.internal.RequestDescription;
import dev.spyglass.request.internal.RequestLog;
import dev.spyglass.request.internal.RequestScope;
import jakarta.servlet.ServletException;
import org.apache.catalina.AccessLog;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.BadRequestException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.HttpHeaders;

/**
 * Widens the scope of {@link RequestIdFilter} to all that Tomcat does for a request: to
 * its own line about an unhandled exception and to errors that no filter sees. The
 * thread's MDC is afterwards what it was before. As Tomcat's access log it learns the
 * true end of each request once, of those too that Tomcat itself refuses. Thread-safe.
 */
public final class TomcatRequestValve extends ValveBase implements AccessLog {

	private static final Logger logger = LoggerFactory.getLogger(TomcatRequestValve.class);

	private final ServletIdentification identification;

	private final RequestLog log;

	/**
	 * Creates a valve, to be added to the engine.
	 * @param identification identifies the requests
	 * @param log writes their ends
	 */
	public TomcatRequestValve(ServletIdentification identification, RequestLog log) {
		super(true);
		this.identification = identification;
		this.log = log;
	}

	@Override
	@SuppressWarnings("try") // The scopes are closed, not read.
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
		}
	}

	@Override
	public void log(Request request, Response response, long time) {
		try {
			complete(request, response, time);
		}
		catch (RuntimeException ex) {
			logger.debug("The end of a request could not be written", ex); // Tomcat would
																			// answer 500.
		}
	}

	private void complete(Request request, Response response, long time) {
		ActiveRequest active = identify(request, response);
		RequestCompletion completion = new RequestCompletion(active.statusOr(response.getStatus()), time,
				request.getCoyoteRequest().getBytesRead(), response.getContentWritten(), isAborted(request, response));
		RequestDescription description = active.description();
		this.log.completed(active, (description != null) ? description : describe(request), completion,
				request::getAttribute);
	}

	/** Tomcat answers 400 to a body that ends too early, though nobody hears it. */
	private static boolean isAborted(Request request, Response response) {
		Exception broken = request.getCoyoteRequest().getErrorException();
		boolean read = broken instanceof IOException
				&& !(broken instanceof BadRequestException || broken instanceof SocketTimeoutException);
		return read || response.getCoyoteResponse().getErrorException() != null;
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
		// The attributes of a RemoteIpValve are always used.
	}

	@Override
	public boolean getRequestAttributesEnabled() {
		return true;
	}

}
