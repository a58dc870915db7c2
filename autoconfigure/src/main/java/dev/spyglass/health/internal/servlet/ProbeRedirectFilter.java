/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.health.internal.servlet;

import java.io.IOException;

import dev.spyglass.health.internal.ClosedProbes;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

/**
 * Answers a health probe with 401 where the application's security would redirect it, for
 * example to a login page: a prober would follow, and never see that the probe fails.
 * Permits nothing. Stands in front of the application's security.
 */
public final class ProbeRedirectFilter implements Filter {

	private final ClosedProbes closed;

	/**
	 * Creates a filter.
	 * @param closed warns of probes that are redirected
	 */
	public ProbeRedirectFilter(ClosedProbes closed) {
		this.closed = closed;
	}

	/**
	 * Returns what warns of probes that are redirected.
	 * @return the warnings, once for each path
	 */
	public ClosedProbes closed() {
		return this.closed;
	}

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		boolean http = request instanceof HttpServletRequest && response instanceof HttpServletResponse;
		chain.doFilter(request,
				http ? new WithoutRedirect((HttpServletRequest) request, (HttpServletResponse) response) : response);
	}

	private final class WithoutRedirect extends HttpServletResponseWrapper {

		private final String path;

		WithoutRedirect(HttpServletRequest request, HttpServletResponse response) {
			super(response);
			this.path = request.getRequestURI().substring(request.getContextPath().length());
		}

		@Override
		public void sendRedirect(String location) {
			refuse();
		}

		@Override
		public void sendRedirect(String location, boolean clearBuffer) {
			refuse();
		}

		@Override
		public void sendRedirect(String location, int status) {
			refuse();
		}

		@Override
		public void sendRedirect(String location, int status, boolean clearBuffer) {
			refuse();
		}

		@Override
		public void setStatus(int status) {
			if (ClosedProbes.isRedirect(status)) {
				refuse();
			}
			else {
				super.setStatus(status);
			}
		}

		@Override
		public void setHeader(String name, String value) {
			if (!name.equalsIgnoreCase("Location")) {
				super.setHeader(name, value);
			}
		}

		@Override
		public void addHeader(String name, String value) {
			if (!name.equalsIgnoreCase("Location")) {
				super.addHeader(name, value);
			}
		}

		private void refuse() {
			ProbeRedirectFilter.this.closed.warn(this.path);
			super.setStatus(ClosedProbes.STATUS);
		}

	}

}
