/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sample.batch.work;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import dev.spyglass.sample.batch.BatchServerProperties;
import dev.spyglass.sample.batch.store.BatchItemId;
import dev.spyglass.sample.batch.store.BatchRequest;
import dev.spyglass.sample.batch.store.BatchResult;
import dev.spyglass.sample.batch.store.BatchStatus;
import dev.spyglass.sample.batch.store.BatchStore;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "batch-server.adoption-interval=1h")
@TestConstructor(autowireMode = AutowireMode.ALL)
class BatchExpiryTests {

	private static final Clock CLOCK = Clock.systemUTC();

	private final BatchStore store;

	private final JdbcClient database;

	private final BatchServerProperties properties;

	BatchExpiryTests(BatchStore store, JdbcClient database, BatchServerProperties properties) {
		this.store = store;
		this.database = database;
		this.properties = properties;
	}

	@Test
	void deletesABatchThatEndedLongAgoWithAllThatBelongsToIt() {
		create("batch_old", BatchStatus.COMPLETED);
		new BatchExpiry(this.store, later(Duration.ofMinutes(61)), this.properties).expire();
		assertThat(this.store.find("batch_old")).isEmpty();
		assertThat(this.store.results("batch_old", 0, 10)).isEmpty();
		assertThat(rows("batch_request", "batch_old")).isZero();
	}

	@Test
	void keepsABatchThatEndedJustNow() {
		create("batch_new", BatchStatus.COMPLETED);
		new BatchExpiry(this.store, later(Duration.ofMinutes(59)), this.properties).expire();
		assertThat(this.store.find("batch_new")).isPresent();
	}

	@Test
	void keepsABatchThatHasNotEnded() {
		create("batch_waiting", BatchStatus.QUEUED);
		new BatchExpiry(this.store, later(Duration.ofDays(1)), this.properties).expire();
		assertThat(this.store.find("batch_waiting")).isPresent();
	}

	private void create(String id, BatchStatus status) {
		BatchItemId first = new BatchItemId(id, 0);
		this.store.create(id, "echo", List.of(new BatchRequest(first, "a", "x")));
		if (status.isTerminal()) {
			this.store.start(id);
			this.store.saveChunk(this.store.find(id).orElseThrow(), List.of(new BatchResult(first, "a", "x", null, 1)));
			this.store.finish(id, BatchStatus.IN_PROGRESS, status, null);
		}
	}

	private long rows(String table, String id) {
		return this.database.sql("select count(*) from " + table + " where batch_id = ?")
			.param(id)
			.query(Long.class)
			.single();
	}

	private static Clock later(Duration duration) {
		return Clock.offset(CLOCK, duration);
	}

}
