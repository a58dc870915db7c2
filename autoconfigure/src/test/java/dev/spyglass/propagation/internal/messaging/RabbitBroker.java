/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.propagation.internal.messaging;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import com.rabbitmq.client.ConnectionFactory;
import org.awaitility.Awaitility;

import org.springframework.util.FileSystemUtils;

/**
 * A RabbitMQ of its own, from the system's packages: on loopback and free ports, with its
 * data in a directory of its own.
 */
public final class RabbitBroker implements AutoCloseable {

	private static final Path SERVER = Path.of("/usr/lib/rabbitmq/bin/rabbitmq-server");

	private final int port = freePort();

	private final Path directory;

	/** Erlang's port mapper, which would outlive the broker if that started it. */
	private final Process mapper;

	private final Process process;

	public RabbitBroker() throws IOException {
		this.directory = Files.createTempDirectory("rabbit");
		Path config = Files.writeString(this.directory.resolve("rabbitmq.conf"),
				"listeners.tcp.1 = 127.0.0.1:" + this.port + "\n");
		ProcessBuilder builder = new ProcessBuilder(SERVER.toString()).redirectErrorStream(true)
			.redirectOutput(this.directory.resolve("out.log").toFile());
		int mapperPort = freePort();
		this.mapper = new ProcessBuilder("epmd", "-address", "127.0.0.1", "-port", Integer.toString(mapperPort))
			.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start();
		int distribution = freePort();
		builder.environment().put("HOME", this.directory.toString());
		builder.environment().put("RABBITMQ_NODENAME", "test" + this.port + "@localhost");
		builder.environment().put("RABBITMQ_DIST_PORT", Integer.toString(distribution));
		builder.environment().put("ERL_EPMD_PORT", Integer.toString(mapperPort));
		builder.environment().put("ERL_EPMD_ADDRESS", "127.0.0.1");
		builder.environment().put("RABBITMQ_CONFIG_FILE", config.toString());
		builder.environment().put("RABBITMQ_MNESIA_BASE", this.directory.resolve("mnesia").toString());
		builder.environment().put("RABBITMQ_LOG_BASE", this.directory.resolve("log").toString());
		builder.environment().put("RABBITMQ_PID_FILE", this.directory.resolve("pid").toString());
		builder.environment().put("RABBITMQ_ENABLED_PLUGINS_FILE", this.directory.resolve("plugins").toString());
		builder.environment().put("RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS", "-kernel inet_dist_use_interface {127,0,0,1}");
		this.process = builder.start();
		Awaitility.await().atMost(90, TimeUnit.SECONDS).ignoreExceptions().until(() -> {
			if (!this.process.isAlive()) {
				throw new IllegalStateException(Files.readString(this.directory.resolve("out.log")));
			}
			connectionFactory().newConnection().close();
			return true;
		});
	}

	public static boolean isInstalled() {
		return Files.isExecutable(SERVER);
	}

	int port() {
		return this.port;
	}

	public ConnectionFactory connectionFactory() {
		ConnectionFactory factory = new ConnectionFactory();
		factory.setHost("127.0.0.1");
		factory.setPort(this.port);
		return factory;
	}

	private static int freePort() {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() throws IOException {
		List<ProcessHandle> all = this.process.descendants().toList();
		this.process.destroy();
		all.forEach(ProcessHandle::destroy);
		Awaitility.await().atMost(30, TimeUnit.SECONDS).until(() -> all.stream().noneMatch(ProcessHandle::isAlive));
		this.mapper.destroy();
		FileSystemUtils.deleteRecursively(this.directory);
	}

}
