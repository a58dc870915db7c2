/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends requests to a server of this machine, so many a second, one after the other.
 */
final class SteadyRequests extends Thread {

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final HttpRequest request;

	private final int rate;

	private final CallTimes times = new CallTimes();

	private long answered;

	private volatile boolean ended;

	SteadyRequests(int port, int rate) {
		super("requests");
		this.request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/orders")).build();
		this.rate = rate;
	}

	@Override
	public void run() {
		long begin = System.nanoTime();
		while (!this.ended) {
			long due = (System.nanoTime() - begin) * this.rate / 1_000_000_000;
			while (this.answered < due && !this.ended) {
				send();
			}
			LockSupport.parkNanos(1_000_000);
		}
	}

	private void send() {
		long begin = System.nanoTime();
		try {
			int status = this.client.send(this.request, HttpResponse.BodyHandlers.ofString()).statusCode();
			if (status != 200) {
				throw new IllegalStateException("Answered with " + status);
			}
		}
		catch (IOException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
		this.times.add(System.nanoTime() - begin);
		this.answered++;
	}

	void end() throws InterruptedException {
		this.ended = true;
		join();
	}

	long answered() {
		return this.answered;
	}

	long quantile(double share) {
		return this.times.quantile(share);
	}

}
