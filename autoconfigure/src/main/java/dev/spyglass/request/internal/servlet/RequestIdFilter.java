/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal.servlet;

import java.io.IOException;

import dev.spyglass.request.internal.ActiveRequest;
import dev.spyglass.request.internal.RequestLog;
import dev.spyglass.request.internal.RequestScope;
import dev.spyglass.request.internal.RequestScopeRestorer;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.core.Ordered;

/**
 * Assigns ids to each servlet request and adds them to its log lines and its response.
 * Must be registered for the dispatcher types REQUEST, ASYNC and ERROR. Thread-safe.
 */
public final class RequestIdFilter implements Filter {

	/**
	 * Order of the filter: outside of all others, including Spring Boot's observation
	 * filter ({@code HIGHEST_PRECEDENCE + 1}) and Spring Security's chain, so that their
	 * log lines and responses have the ids, too.
	 */
	public static final int ORDER = Ordered.HIGHEST_PRECEDENCE;

	private static final String ROUTE_ATTRIBUTE = "org.springframework.web.servlet.HandlerMapping.bestMatchingPattern";

	private final ServletIdentification identification;

	private final RequestScopeRestorer restorer;

	private final FilterCompletion completion;

	/**
	 * Creates a filter.
	 * @param identification assigns the ids
	 * @param restorer restores the trace for an error dispatch
	 * @param log logs the ends of requests if no container reports them
	 */
	public RequestIdFilter(ServletIdentification identification, RequestScopeRestorer restorer, RequestLog log) {
		this.identification = identification;
		this.restorer = restorer;
		this.completion = new FilterCompletion(log);
	}

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		if (request instanceof HttpServletRequest httpRequest && response instanceof HttpServletResponse httpResponse) {
			filter(httpRequest, httpResponse, chain);
			return;
		}
		chain.doFilter(request, response);
	}

	// The scope is only closed, never read.
	@SuppressWarnings("try")
	private void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		ActiveRequest active = this.identification.identify(request, response, request.getRemoteAddr());
		RequestCallbacks callbacks = new RequestCallbacks(active, request, this.identification, this.restorer);
		HttpServletRequest passedRequest = isRaw(request) ? new IdentifiedRequest(request, callbacks) : request;
		HttpServletResponse passedResponse = isRaw(response) ? new IdentifiedResponse(response, callbacks) : response;
		ContainerScope container = ContainerScope.of(request);
		try (RequestScope scope = (container != null) ? null : this.identification.open(active)) {
			if (request.getDispatcherType() == DispatcherType.ERROR) {
				filterErrorDispatch(passedRequest, passedResponse, chain);
				return;
			}
			Throwable failure = null;
			try {
				chain.doFilter(passedRequest, passedResponse);
			}
			catch (IOException | ServletException | RuntimeException | Error ex) {
				failure = ex;
				throw ex;
			}
			finally {
				afterDispatch(active, request, response, failure, container);
			}
		}
	}

	// The scope is only closed, never read.
	@SuppressWarnings("try")
	private void filterErrorDispatch(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		try (RequestScopeRestorer.Scope restored = this.restorer.reopen(request::getAttribute)) {
			chain.doFilter(request, response);
		}
	}

	/** Returns whether a request was not wrapped in an earlier dispatch. */
	static boolean isRaw(HttpServletRequest request) {
		return !(request instanceof IdentifiedRequest)
				&& !(request instanceof ServletRequestWrapper wrapper && wrapper.isWrapperFor(IdentifiedRequest.class));
	}

	/** Returns whether a response was not wrapped in an earlier dispatch. */
	static boolean isRaw(HttpServletResponse response) {
		return !(response instanceof IdentifiedResponse) && !(response instanceof ServletResponseWrapper wrapper
				&& wrapper.isWrapperFor(IdentifiedResponse.class));
	}

	private void afterDispatch(ActiveRequest active, HttpServletRequest request, HttpServletResponse response,
			@Nullable Throwable failure, @Nullable ContainerScope container) {
		active.matched((String) request.getAttribute(ROUTE_ATTRIBUTE));
		if (failure != null && response.isCommitted()) {
			// The container may still set a status that the client never sees.
			active.sent(response.getStatus());
			if (DisconnectedClients.isDisconnected(failure)) {
				active.clientLeft();
			}
			else {
				active.failed(failure);
			}
		}
		if (container == null) {
			this.completion.afterDispatch(active, request, response, failure);
			return;
		}
		container.identify(active);
		if (failure != null) {
			// For the container's log line about the exception.
			container.keepOpen(this.restorer.reopen(request::getAttribute));
		}
	}

}
