/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.blackbox;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import dev.spyglass.blackbox.guest.Guest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The packaged batch server is told to end while it answers a request and works on a
 * batch: readiness goes down first, what is under way is finished, and the last lines are
 * written.
 */
@Tag("slow")
class ShutdownIT {

	@Test
	void endsInOrder(@TempDir Path folder) throws Exception {
		RunningApplication server = RunningApplication
			.startWithGuest(Path.of(System.getProperty("batch-server.jar")), Guest.class, folder.resolve("guest"),
					"--batch-server.workers.count=1", "--spring.lifecycle.timeout-per-shutdown-phase=30s")
			.awaitReady();
		assertThat(server.get("/readyz").statusCode()).isEqualTo(200);
		Path end = folder.resolve("end");
		CompletableFuture<HttpResponse<String>> running = CompletableFuture
			.supplyAsync(() -> server.get("/guest/slow?until=" + end, "X-Request-ID", "slow-12345678"));
		server.awaitOutput("Slow request began");
		server.terminate();
		server.awaitOutput("Commencing graceful shutdown");
		Files.createFile(end);
		HttpResponse<String> answer = running.get(30, TimeUnit.SECONDS);
		server.awaitExit();

		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.body()).isEqualTo("slept");
		List<LogLine> lines = server.lines();
		int refusing = indexOf(lines, "health.changed");
		int graceful = indexOf(lines, "Commencing graceful shutdown");
		int completed = IntStream.range(0, lines.size())
			.filter((line) -> "slow-12345678".equals(lines.get(line).text("request_id")))
			.max()
			.orElseThrow();
		// Tomcat tells its access log of a request when it no longer counts it as active.
		int destroyed = indexOf(lines, "HikariPool-1 - Shutdown initiated");
		assertThat(lines.get(refusing).text("component")).isEqualTo("readinessState");
		assertThat(lines.get(refusing).text("to")).isEqualTo("OUT_OF_SERVICE");
		assertThat(List.of(refusing, graceful, completed, destroyed)).as(server.toString()).isSorted();
		assertThat(lines.get(completed).event()).isEqualTo("request.completed");
		assertThat(server.output().get(server.output().size() - 1)).contains("Shutdown completed");
		assertThat(server.errors()).isEmpty();
	}

	private static int indexOf(List<LogLine> lines, String text) {
		return IntStream.range(0, lines.size())
			.filter((line) -> lines.get(line).says(text))
			.reduce((first, second) -> second)
			.orElseThrow(() -> new AssertionError("no line " + text));
	}

}
