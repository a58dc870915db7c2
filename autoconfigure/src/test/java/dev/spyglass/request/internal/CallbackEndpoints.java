/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.context.request.async.WebAsyncTask;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/**
 * Logs in each callback that Spring MVC has for asynchronous requests.
 */
@RestController
class CallbackEndpoints {

	private static final Logger logger = LoggerFactory.getLogger(CallbackEndpoints.class);

	@GetMapping("/deferred-timeout")
	DeferredResult<String> deferredTimeout() {
		DeferredResult<String> result = new DeferredResult<>(20L, "late");
		result.onTimeout(() -> logger.warn("in the timeout of the deferred result"));
		result.onCompletion(() -> logger.info("in the completion of the deferred result"));
		return result;
	}

	@GetMapping("/task-timeout")
	WebAsyncTask<String> taskTimeout() {
		Callable<String> task = () -> {
			new CountDownLatch(1).await(10, TimeUnit.SECONDS);
			return "too late";
		};
		WebAsyncTask<String> result = new WebAsyncTask<>(20L, task);
		result.onTimeout(() -> {
			logger.warn("in the timeout of the task");
			return "late";
		});
		return result;
	}

	@GetMapping("/emitter-timeout")
	SseEmitter emitterTimeout() {
		SseEmitter emitter = new SseEmitter(20L);
		emitter.onTimeout(() -> logger.warn("in the timeout of the emitter"));
		emitter.onCompletion(() -> logger.info("in the completion of the emitter"));
		return emitter;
	}

	@GetMapping("/broken-stream")
	StreamingResponseBody brokenStream() {
		return (out) -> {
			out.write(new byte[100_000]);
			throw new IllegalStateException("broken stream");
		};
	}

	@GetMapping("/broken-emitter")
	SseEmitter brokenEmitter() throws IOException {
		SseEmitter emitter = new SseEmitter();
		emitter.send("one");
		emitter.completeWithError(new IllegalStateException("broken emitter"));
		return emitter;
	}

}
