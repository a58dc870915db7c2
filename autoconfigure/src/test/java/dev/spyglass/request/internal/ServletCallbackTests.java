/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what Tomcat calls outside of a dispatch, and for what an application removes.
 */
class ServletCallbackTests extends CallbackContract {

	ServletCallbackTests() {
		super((args) -> ServletApplication.run(Application.class, args));
	}

	@AfterEach
	void leaveTheThreadsClean() throws Exception {
		assertThat(ServletApplication.mdcOfAllTomcatThreads(this.context))
			.allSatisfy((mdc) -> assertThat(mdc).isNullOrEmpty());
	}

	@ParameterizedTest
	@ValueSource(strings = { "/clear-boom", "/remove-boom", "/replace-boom" })
	void haveTheIdsOnTheLineAboutAnExceptionWhateverTheHandlerDidToTheMdc(String path) throws Exception {
		get(path);
		assertThat(this.lines.containing("Servlet.service() for servlet")).singleElement()
			.satisfies((event) -> assertThat(event.getMDCPropertyMap()).containsEntry("request_id", this.id)
				.containsEntry("correlation_id", this.id)
				.containsKey("traceId"));
	}

	@ParameterizedTest
	@CsvSource({ "/deferred-timeout, in the timeout of the deferred result",
			"/deferred-timeout, in the completion of the deferred result", "/task-timeout, in the timeout of the task",
			"/emitter-timeout, in the timeout of the emitter", "/emitter-timeout, in the completion of the emitter" })
	void haveTheIdsInWhatSpringCalls(String path, String line) throws Exception {
		this.requests.get(path, "X-Request-ID", this.id);
		assertThat(this.lines.containing(line))
			.allSatisfy((event) -> assertThat(event.getMDCPropertyMap()).containsEntry("request_id", this.id)
				.hasEntrySatisfying("traceId", (trace) -> assertThat(trace).matches("[0-9a-f]{32}")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/broken-stream", "/broken-emitter" })
	void sayThatAnAsynchronousResponseWasBroken(String path) throws Exception {
		sayThatTheServerBrokeItsResponse(path);
	}

	@Configuration(proxyBeanMethods = false)
	@Import({ ServletApplication.class, CallbackConfiguration.class, CallbackEndpoints.class })
	static class Application {

	}

}
