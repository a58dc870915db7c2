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

import io.micrometer.observation.ObservationRegistry;
import org.awaitility.Awaitility;

import org.springframework.amqp.core.Queue;
import org.springframework.amqp.rabbit.annotation.EnableRabbit;
import org.springframework.amqp.rabbit.config.SimpleRabbitListenerContainerFactory;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitAdmin;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * A RabbitMQ of its own, from the system's packages: on loopback and free ports, with its
 * data in a directory of its own.
 */
public final class RabbitBroker implements Broker {

	private static final Path SERVER = Path.of("/usr/lib/rabbitmq/bin/rabbitmq-server");

	private final int port = freePort();

	private final Path directory;

	/** Erlang's port mapper, which would outlive the broker if that started it. */
	private final Process mapper;

	private final Process process;

	private RabbitBroker() throws IOException {
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

	/** Starts one, and skips the test where it is not installed. */
	public static RabbitBroker startIfInstalled() throws IOException {
		assumeTrue(Files.isExecutable(SERVER), "RabbitMQ is not installed (Debian's package rabbitmq-server)");
		return new RabbitBroker();
	}

	@Override
	public String[] properties() {
		return new String[] { "spring.rabbitmq.port=" + this.port };
	}

	@Override
	public void send(ApplicationContext application, String message) {
		application.getBean(RabbitTemplate.class).convertAndSend(DESTINATION, message);
	}

	private com.rabbitmq.client.ConnectionFactory connectionFactory() {
		var factory = new com.rabbitmq.client.ConnectionFactory();
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

	/** What an application without Boot's module has to wire, with observations. */
	@Configuration(proxyBeanMethods = false)
	@EnableRabbit
	public static class Client {

		@Bean
		CachingConnectionFactory connectionFactory(@Value("${spring.rabbitmq.port}") int port) {
			return new CachingConnectionFactory("127.0.0.1", port);
		}

		@Bean
		RabbitAdmin admin(ConnectionFactory connectionFactory) {
			return new RabbitAdmin(connectionFactory);
		}

		@Bean
		Queue queue() {
			return new Queue(DESTINATION);
		}

		@Bean
		RabbitTemplate template(ConnectionFactory connectionFactory) {
			RabbitTemplate template = new RabbitTemplate(connectionFactory);
			template.setObservationEnabled(true);
			return template;
		}

		@Bean
		SimpleRabbitListenerContainerFactory rabbitListenerContainerFactory(ConnectionFactory connectionFactory,
				ObservationRegistry registry) {
			assertThat(registry.isNoop()).isFalse();
			SimpleRabbitListenerContainerFactory factory = new SimpleRabbitListenerContainerFactory();
			factory.setConnectionFactory(connectionFactory);
			factory.setObservationEnabled(true);
			factory.setDefaultRequeueRejected(false); // Or what fails is delivered again.
			return factory;
		}

	}

}
