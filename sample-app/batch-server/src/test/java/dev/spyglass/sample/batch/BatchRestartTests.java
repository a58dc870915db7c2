/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sample.batch;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import com.jayway.jsonpath.JsonPath;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

class BatchRestartTests {

	private final String database = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";

	@Test
	void goesOnAfterTheLastWholeChunk() throws Exception {
		ConfigurableApplicationContext first = start(GatedModel.Configuration.class);
		GatedModel model = first.getBean(GatedModel.class);
		BatchClient client = client(first);
		String running = client.submit("echo", 6);
		String waiting = client.submit("echo", 1);
		model.awaitArrival();
		CompletableFuture<Void> shutdown = CompletableFuture.runAsync(first::close);
		awaitRefusal(client);
		model.letOnePass();
		shutdown.get(30, TimeUnit.SECONDS);
		try (ConfigurableApplicationContext second = start()) {
			BatchClient again = client(second);
			again.awaitStatus(running, "completed");
			again.awaitStatus(waiting, "completed");
			assertThat(again.get("/v1/batches/" + running + "/results")
				.body()
				.lines()
				.map((line) -> JsonPath.<String>read(line, "$.custom_id")))
				.containsExactly("r0", "r1", "r2", "r3", "r4", "r5");
		}
	}

	/** The web server goes on while the last chunk is worked on, but takes no batch. */
	private static void awaitRefusal(BatchClient client) {
		Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.until(() -> client.submit(BatchClient.batch("echo", 1)).statusCode() == 503);
	}

	private ConfigurableApplicationContext start(Class<?>... more) {
		return new SpringApplicationBuilder(BatchServerApplication.class).sources(more)
			.run("--server.port=0", "--spring.datasource.url=" + this.database, "--batch-server.workers.count=1",
					"--batch-server.workers.chunk-size=2", "--batch-server.model.failure-rate=0");
	}

	private static BatchClient client(ConfigurableApplicationContext context) {
		return new BatchClient(context.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
	}

}
