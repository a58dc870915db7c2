/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.tracing.internal.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Stands before a collector and misbehaves when told to.
 */
final class FaultyCollector implements AutoCloseable {

	private final ServerSocket server;

	private final int healthyPort;

	private final CountDownLatch closed = new CountDownLatch(1);

	private volatile Fault fault = Fault.NONE;

	FaultyCollector(int healthyPort) {
		this.healthyPort = healthyPort;
		try {
			this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		start(this::accept);
	}

	int port() {
		return this.server.getLocalPort();
	}

	void fault(Fault current) {
		this.fault = current;
	}

	private void accept() {
		while (!this.server.isClosed()) {
			try {
				Socket socket = this.server.accept();
				start(() -> serve(socket));
			}
			catch (IOException ex) {
				return;
			}
		}
	}

	private void serve(Socket socket) {
		try (socket) {
			switch (this.fault) {
				case NONE -> forward(socket);
				case REFUSED -> socket.setSoLinger(true, 0);
				case BLACKHOLED -> this.closed.await();
				case UNAVAILABLE ->
					answer(socket, "HTTP/1.1 503 Busy\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", 0);
				case STALLED -> {
					answer(socket, "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n", 0);
					this.closed.await();
				}
				case SLOW -> answer(socket, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", 1);
			}
		}
		catch (IOException ex) {
			// The exporter gave up.
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void forward(Socket socket) throws IOException {
		try (Socket healthy = new Socket(InetAddress.getLoopbackAddress(), this.healthyPort)) {
			start(() -> copy(healthy, socket));
			copy(socket, healthy);
		}
	}

	private void copy(Socket from, Socket to) {
		try {
			InputStream in = from.getInputStream();
			OutputStream out = to.getOutputStream();
			byte[] buffer = new byte[8192];
			int count = in.read(buffer);
			while (count >= 0 && this.fault == Fault.NONE) {
				out.write(buffer, 0, count);
				count = in.read(buffer);
			}
			from.close();
			to.close();
		}
		catch (IOException ex) {
			// One of them hung up.
		}
	}

	private void answer(Socket socket, String answer, int secondsPerByte) throws IOException, InterruptedException {
		start(() -> drain(socket));
		for (byte next : answer.getBytes(StandardCharsets.US_ASCII)) {
			this.closed.await(secondsPerByte, TimeUnit.SECONDS);
			socket.getOutputStream().write(next);
		}
		this.closed.await(100, TimeUnit.MILLISECONDS);
	}

	private static void drain(Socket socket) {
		try {
			socket.getInputStream().transferTo(OutputStream.nullOutputStream());
		}
		catch (IOException ex) {
			// The exporter gave up.
		}
	}

	private static void start(Runnable work) {
		Thread thread = new Thread(work, "faulty-collector");
		thread.setDaemon(true);
		thread.start();
	}

	@Override
	public void close() {
		this.closed.countDown();
		try {
			this.server.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Ways to misbehave.
	 */
	enum Fault {

		/** Behaves. */
		NONE,

		/** Hangs up at once. */
		REFUSED,

		/** Takes the connection, and never answers. */
		BLACKHOLED,

		/** Answers 503. */
		UNAVAILABLE,

		/** Sends the headers of an answer, and never its body. */
		STALLED,

		/** Answers, one byte a second. */
		SLOW

	}

}
