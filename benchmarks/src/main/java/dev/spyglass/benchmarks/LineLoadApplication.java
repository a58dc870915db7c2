/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.benchmarks;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import dev.spyglass.logging.internal.sink.LineOutcome;
import dev.spyglass.logging.internal.sink.SinkAppender;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Server that logs at a given rate from some threads while it answers requests, and times
 * each call. Started by {@link LineLoad}.
 */
@SpringBootConfiguration
@EnableAutoConfiguration
@RestController
public class LineLoadApplication {

	private static final Logger logger = LoggerFactory.getLogger("com.example.orders.OrderService");

	private static final int THREADS = Integer.getInteger("load.threads", 4);

	private static final int RATE = Integer.getInteger("load.rate", 100_000);

	private static final int WARM_UP = Integer.getInteger("load.warm-up", 60);

	private static final int SECONDS = Integer.getInteger("load.seconds", 30);

	@GetMapping("/orders")
	String orders() {
		return "none";
	}

	/**
	 * Starts it.
	 * @param args arguments; the first is the folder for the port and the report
	 * @throws Exception if it fails
	 */
	public static void main(String[] args) throws Exception {
		Path folder = Path.of(args[0]);
		ConfigurableApplicationContext context = SpringApplication.run(LineLoadApplication.class, args);
		Properties port = new Properties();
		port.setProperty("port", context.getEnvironment().getRequiredProperty("local.server.port"));
		write(port, folder.resolve("port"));
		List<Worker> workers = IntStream.range(0, THREADS).mapToObj(Worker::new).toList();
		long begin = System.nanoTime();
		workers.forEach(Thread::start);
		TimeUnit.SECONDS.sleep(WARM_UP);
		long early = count(LineOutcome.DROPPED);
		for (Worker worker : workers) {
			worker.join();
		}
		Properties report = report(workers, System.nanoTime() - begin);
		report.setProperty("early", "" + early);
		write(report, folder.resolve("report"));
		while (!Files.exists(folder.resolve("close"))) {
			LockSupport.parkNanos(10_000_000); // Requests are still under way.
		}
		context.close();
	}

	private static Properties report(List<Worker> workers, long nanos) {
		CallTimes times = new CallTimes();
		workers.forEach((worker) -> times.add(worker.times));
		long accepted = workers.stream().mapToLong((worker) -> worker.sent).sum();
		Properties report = new Properties();
		report.setProperty("accepted", "" + accepted);
		report.setProperty("rate", "" + (long) (accepted / (nanos / 1e9)));
		for (double share : new double[] { 0.5, 0.99, 0.999, 0.9999 }) {
			report.setProperty("p" + share, "" + times.quantile(share));
		}
		report.setProperty("max", "" + times.max());
		sinks().forEach((sink) -> sink.flush(Duration.ofSeconds(30)));
		report.setProperty("dropped", "" + count(LineOutcome.DROPPED));
		report.setProperty("failed", "" + count(LineOutcome.FAILED));
		return report;
	}

	private static long count(LineOutcome outcome) {
		return sinks().stream().mapToLong((sink) -> sink.counters().count(outcome)).sum();
	}

	private static List<SinkAppender> sinks() {
		List<SinkAppender> sinks = new ArrayList<>();
		LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
		Iterator<Appender<ILoggingEvent>> appenders = context.getLogger(Logger.ROOT_LOGGER_NAME).iteratorForAppenders();
		appenders.forEachRemaining((appender) -> {
			if (appender instanceof SinkAppender sink) {
				sinks.add(sink);
			}
		});
		return sinks;
	}

	private static void write(Properties properties, Path file) throws IOException {
		Path unfinished = Files.createTempFile(file.getParent(), "load", "");
		try (Writer writer = Files.newBufferedWriter(unfinished)) {
			properties.store(writer, null);
		}
		Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
	}

	private static final class Worker extends Thread {

		private final int number;

		private final CallTimes times = new CallTimes();

		private long sent;

		private Worker(int number) {
			super("worker-" + number);
			this.number = number;
		}

		@Override
		public void run() {
			List<Map<String, String>> requests = IntStream.range(0, 256).mapToObj(EventKind::mdc).toList();
			long begin = System.nanoTime();
			long measured = begin + Duration.ofSeconds(WARM_UP).toNanos();
			long end = measured + Duration.ofSeconds(SECONDS).toNanos();
			long now = begin;
			while (now < end) {
				long due = (now - begin) * (RATE / THREADS) / 1_000_000_000;
				while (this.sent < due) {
					if (this.sent % 4 == 0) {
						MDC.setContextMap(requests.get((int) (this.sent / 4 % requests.size())));
					}
					log(now >= measured);
				}
				LockSupport.parkNanos(500_000);
				now = System.nanoTime();
			}
		}

		private void log(boolean measured) {
			long begin = System.nanoTime();
			logger.atInfo()
				.addKeyValue("worker", this.number)
				.addKeyValue("sequence", this.sent)
				.addKeyValue("amount", 129.9)
				.addKeyValue("express", true)
				.log("Order {} placed by customer {}", "ord-20261121-000042", this.sent & 63);
			if (measured) {
				this.times.add(System.nanoTime() - begin);
			}
			this.sent++;
		}

	}

}
