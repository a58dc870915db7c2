/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.health.autoconfigure;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.spyglass.testsupport.RunningApplication;

/**
 * Probes liveness and readiness in turn, fifty at the same time.
 *
 * @param answers what came
 */
record ParallelProbes(List<Answer> answers) {

	private static final int PARALLEL = 50;

	static ParallelProbes send(RunningApplication application, int probes) throws Exception {
		ExecutorService orchestrators = Executors.newFixedThreadPool(PARALLEL);
		try {
			CountDownLatch begin = new CountDownLatch(PARALLEL);
			List<Callable<List<Answer>>> work = new ArrayList<>();
			for (int orchestrator = 0; orchestrator < PARALLEL; orchestrator++) {
				work.add(() -> {
					begin.countDown();
					begin.await();
					List<Answer> answers = new ArrayList<>();
					for (int probe = 0; probe < probes / PARALLEL; probe++) {
						answers.add(probe(application, (probe % 2 == 0) ? "/healthz" : "/readyz"));
					}
					return answers;
				});
			}
			List<Answer> answers = new ArrayList<>();
			for (Future<List<Answer>> future : orchestrators.invokeAll(work)) {
				answers.addAll(future.get());
			}
			return new ParallelProbes(answers);
		}
		finally {
			orchestrators.shutdownNow();
		}
	}

	private static Answer probe(RunningApplication application, String path) {
		HttpResponse<String> response = application.get(path);
		return new Answer(path, response.statusCode(), response.body());
	}

	List<Answer> to(String path) {
		return this.answers.stream().filter((answer) -> answer.path().equals(path)).toList();
	}

	record Answer(String path, int status, String body) {

	}

}
