/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal;

import java.util.UUID;

import dev.spyglass.testsupport.CapturedLines;
import dev.spyglass.testsupport.RequestLines;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

import org.springframework.context.ConfigurableApplicationContext;

/**
 * What holds for requests to an application, whatever its stack and server: a subclass
 * says which.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class RequestContract {

	private final WebApplication application;

	private final String[] args;

	ConfigurableApplicationContext context;

	CapturedLines lines;

	RequestLines requests;

	String id;

	RequestContract(WebApplication application, String... args) {
		this.application = application;
		this.args = args;
	}

	@BeforeAll
	void start() {
		this.context = this.application.run(this.args);
	}

	@AfterAll
	void stop() {
		this.context.close();
	}

	@BeforeEach
	void capture() {
		this.lines = new CapturedLines();
		this.requests = new RequestLines(this.context, this.lines);
		this.id = UUID.randomUUID().toString();
	}

	@AfterEach
	void release() {
		this.lines.close();
	}

}
