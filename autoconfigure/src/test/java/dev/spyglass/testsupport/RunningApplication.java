/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.testsupport;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A whole application on a port of its own, started as {@code main} would start it, so
 * that environment post-processors, failure analyzers and a real server take part.
 */
public final class RunningApplication implements AutoCloseable {

	private static final HttpClient CLIENT = HttpClient.newHttpClient();

	private final ConfigurableApplicationContext context;

	private RunningApplication(ConfigurableApplicationContext context) {
		this.context = context;
	}

	public static RunningApplication start(WebApplicationType type, Class<?> application, String... properties) {
		return start(type, new SpringApplication(application), properties);
	}

	public static RunningApplication start(WebApplicationType type, SpringApplication spring, String... properties) {
		spring.setWebApplicationType(type);
		List<String> args = new ArrayList<>(List.of("--server.port=0"));
		for (String property : properties) {
			args.add("--" + property);
		}
		return new RunningApplication(spring.run(args.toArray(String[]::new)));
	}

	public HttpResponse<String> get(String path, String... headers) {
		return send("local.server.port", path, headers);
	}

	public HttpResponse<String> getFromManagementPort(String path, String... headers) {
		return send("local.management.port", path, headers);
	}

	private HttpResponse<String> send(String port, String path, String... headers) {
		HttpRequest.Builder request = HttpRequest
			.newBuilder(URI.create("http://localhost:" + this.context.getEnvironment().getProperty(port) + path))
			.timeout(Duration.ofSeconds(30));
		if (headers.length > 0) {
			request.headers(headers);
		}
		try {
			return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	public ConfigurableApplicationContext context() {
		return this.context;
	}

	@Override
	public void close() {
		this.context.close();
	}

}
