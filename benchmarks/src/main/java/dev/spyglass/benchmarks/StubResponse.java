/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.benchmarks;

import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import org.jspecify.annotations.Nullable;

/**
 * A response that drops its body.
 */
final class StubResponse extends HttpServletResponseWrapper {

	private static final HttpServletResponse NOTHING = (HttpServletResponse) Proxy.newProxyInstance(
			StubResponse.class.getClassLoader(), new Class<?>[] { HttpServletResponse.class },
			(proxy, method, arguments) -> (method.getReturnType() == boolean.class) ? Boolean.FALSE
					: (method.getReturnType() == int.class) ? (Object) 0 : null);

	private static final ServletOutputStream NOWHERE = new ServletOutputStream() {

		@Override
		public boolean isReady() {
			return true;
		}

		@Override
		public void setWriteListener(WriteListener listener) {
		}

		@Override
		public void write(int value) {
		}

		@Override
		public void write(byte[] bytes, int from, int length) {
		}

	};

	private final Map<String, String> headers = new HashMap<>();

	StubResponse() {
		super(NOTHING);
	}

	@Override
	public void setHeader(String name, String value) {
		this.headers.put(name, value);
	}

	@Override
	public void addHeader(String name, String value) {
		this.headers.put(name, value);
	}

	@Override
	public @Nullable String getHeader(String name) {
		return this.headers.get(name);
	}

	@Override
	public Collection<String> getHeaders(String name) {
		String value = this.headers.get(name);
		return (value != null) ? List.of(value) : List.of();
	}

	@Override
	public Collection<String> getHeaderNames() {
		return this.headers.keySet();
	}

	@Override
	public int getStatus() {
		return SC_OK;
	}

	@Override
	public String getContentType() {
		return "application/json";
	}

	@Override
	public String getCharacterEncoding() {
		return "UTF-8";
	}

	@Override
	public ServletOutputStream getOutputStream() {
		return NOWHERE;
	}

}
