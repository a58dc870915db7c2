/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sample.batch;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;

import com.jayway.jsonpath.JsonPath;
import org.awaitility.Awaitility;
import org.h2.tools.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "spring.datasource.hikari.connection-timeout=300",
				"spring.datasource.hikari.validation-timeout=250" })
@ExtendWith(OutputCaptureExtension.class)
@Import(GatedModel.Configuration.class)
@TestConstructor(autowireMode = AutowireMode.ALL)
@DirtiesContext
class DatabaseGoneTests {

	@TempDir
	private static Path directory;

	private static DatabaseServer server;

	@LocalServerPort
	private int port;

	private final GatedModel model;

	private BatchClient client;

	DatabaseGoneTests(GatedModel model) {
		this.model = model;
	}

	@DynamicPropertySource
	static void startDatabase(DynamicPropertyRegistry properties) throws SQLException {
		server = new DatabaseServer(directory);
		properties.add("spring.datasource.url", server::url);
	}

	@AfterAll
	static void stopDatabase() {
		server.stop();
	}

	@BeforeEach
	void connect() throws SQLException {
		server.start();
		this.model.open();
		this.client = new BatchClient(this.port);
		awaitRecovery();
	}

	@Test
	void answers503AndSaysWhenToComeBack() {
		server.stop();
		HttpResponse<String> response = this.client.submit(BatchClient.batch("echo", 10));
		assertThat(response.statusCode()).isEqualTo(503);
		assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		assertThat(response.headers().firstValue("Retry-After")).hasValue("5");
	}

	@Test
	void answers503ToReadersToo() {
		server.stop();
		assertThat(this.client.get("/v1/batches").statusCode()).isEqualTo(503);
		assertThat(this.client.get("/v1/batches/unknown").statusCode()).isEqualTo(503);
	}

	@Test
	void saysOneLineAboutEachRequest(CapturedOutput output) {
		server.stop();
		this.client.submit(BatchClient.batch("echo", 10));
		assertThat(output.getAll().lines().filter((line) -> line.contains("Request failed"))).hasSize(1);
	}

	@Test
	void savesNothingAndGivesTheSlotsBack() throws SQLException {
		int before = total();
		server.stop();
		for (int i = 0; i < 33; i++) {
			assertThat(this.client.submit(BatchClient.batch("echo", 1)).statusCode()).isEqualTo(503);
		}
		server.start();
		awaitRecovery();
		assertThat(total()).isEqualTo(before);
		this.client.awaitStatus(this.client.submit("echo", 10), "completed");
	}

	@Test
	void aWorkerWaitsForTheDatabaseAndGoesOn(CapturedOutput output) throws Exception {
		this.model.close();
		String id = this.client.submit("echo", 300);
		this.model.awaitArrival();
		server.stop();
		this.model.open();
		Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.until(() -> output.getAll().contains("Batch waits until the database answers"));
		server.start();
		awaitRecovery();
		this.client.awaitStatus(id, "completed");
		assertThat(this.client.get("/v1/batches/" + id + "/results").body().lines()).hasSize(300);
		assertThat(output.getAll().split("Batch waits until the database answers")).hasSize(2);
	}

	private void awaitRecovery() {
		// Hikari trusts a connection that was used within the last half second.
		Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.pollInterval(Duration.ofMillis(600))
			.until(() -> this.client.get("/v1/batches").statusCode() == 200);
	}

	private int total() {
		return JsonPath.read(this.client.get("/v1/batches").body(), "$.total");
	}

	/**
	 * A database behind a socket that can be taken away.
	 */
	private static final class DatabaseServer {

		private final Path directory;

		private final int port;

		private Server server;

		DatabaseServer(Path directory) throws SQLException {
			this.directory = directory;
			this.server = create("0").start();
			this.port = this.server.getPort();
		}

		String url() {
			return "jdbc:h2:tcp://127.0.0.1:%d/./batches".formatted(this.port);
		}

		void start() throws SQLException {
			if (!this.server.isRunning(false)) {
				this.server = create(Integer.toString(this.port)).start();
			}
		}

		void stop() {
			this.server.stop();
		}

		private Server create(String port) throws SQLException {
			return Server.createTcpServer("-tcpPort", port, "-ifNotExists", "-baseDir", this.directory.toString());
		}

	}

}
