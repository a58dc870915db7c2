/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.benchmarks;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;

/**
 * A request as a browser would send it, with as little behind it as can be, so that what
 * is measured is the filter.
 */
final class StubRequest extends HttpServletRequestWrapper {

	private static final HttpServletRequest NOTHING = (HttpServletRequest) Proxy.newProxyInstance(
			StubRequest.class.getClassLoader(), new Class<?>[] { HttpServletRequest.class },
			(proxy, method, arguments) -> {
				Class<?> type = method.getReturnType();
				return (type == boolean.class) ? Boolean.FALSE
						: (type == int.class) ? (Object) 0 : (type == long.class) ? (Object) 0L : null;
			});

	private static final Map<String, String> HEADERS = Map.of("user-agent", "curl/8.5.0", "accept", "*/*", "host",
			"localhost:8080", "x-request-id", "0f8fad5b-d9cb-469f-a165-70867728950e", "x-forwarded-for", "192.0.2.7");

	private final Map<String, Object> attributes = new HashMap<>();

	StubRequest() {
		super(NOTHING);
	}

	@Override
	public @Nullable Object getAttribute(String name) {
		return this.attributes.get(name);
	}

	@Override
	public void setAttribute(String name, Object value) {
		this.attributes.put(name, value);
	}

	@Override
	public void removeAttribute(String name) {
		this.attributes.remove(name);
	}

	@Override
	public @Nullable String getHeader(String name) {
		return HEADERS.get(name.toLowerCase(Locale.ROOT));
	}

	@Override
	public Enumeration<String> getHeaders(String name) {
		String value = getHeader(name);
		return (value != null) ? Collections.enumeration(List.of(value)) : Collections.emptyEnumeration();
	}

	@Override
	public Enumeration<String> getHeaderNames() {
		return Collections.enumeration(HEADERS.keySet());
	}

	@Override
	public Map<String, String[]> getParameterMap() {
		return Map.of();
	}

	@Override
	public DispatcherType getDispatcherType() {
		return DispatcherType.REQUEST;
	}

	@Override
	public String getMethod() {
		return "GET";
	}

	@Override
	public String getRequestURI() {
		return "/v1/batches/7";
	}

	@Override
	public StringBuffer getRequestURL() {
		return new StringBuffer("http://localhost:8080/v1/batches/7");
	}

	@Override
	public String getContextPath() {
		return "";
	}

	@Override
	public String getProtocol() {
		return "HTTP/1.1";
	}

	@Override
	public String getScheme() {
		return "http";
	}

	@Override
	public String getServerName() {
		return "localhost";
	}

	@Override
	public int getServerPort() {
		return 8080;
	}

	@Override
	public String getRemoteAddr() {
		return "127.0.0.1";
	}

	@Override
	public String getRemoteHost() {
		return "127.0.0.1";
	}

	@Override
	public ServletInputStream getInputStream() throws IOException {
		throw new IOException("There is no body");
	}

}
