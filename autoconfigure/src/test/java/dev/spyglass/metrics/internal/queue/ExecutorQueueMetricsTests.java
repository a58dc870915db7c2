/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.internal.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadPoolExecutor.CallerRunsPolicy;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.TaskRejectedException;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Saturates executors for a known time, by a clock that only the test moves, so that what
 * is measured is compared with the truth and not with a tolerance.
 */
class ExecutorQueueMetricsTests {

	private static final int VIRTUAL_THREADS_SINCE = 21;

	private final MockClock clock = new MockClock();

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry(SimpleConfig.DEFAULT, this.clock);

	private final ExecutorQueueMetrics metrics = new ExecutorQueueMetrics();

	private final CountDownLatch gate = new CountDownLatch(1);

	private final List<Runnable> cleanups = new ArrayList<>();

	@AfterEach
	void cleanUp() {
		this.gate.countDown();
		this.cleanups.forEach(Runnable::run);
	}

	@Test
	void aSaturatedPoolTellsTheTruthAtEveryStep() throws InterruptedException {
		ThreadPoolTaskExecutor pool = pool();
		occupy(pool);
		assertQueue(0, 0, 1, 1, 0);
		pool.execute(() -> {
		});
		assertQueue(1, 0, 2, 1, 0);
		this.clock.add(1, TimeUnit.SECONDS);
		pool.execute(() -> {
		});
		assertQueue(2, 1, 3, 1, 0);
		assertThatExceptionOfType(TaskRejectedException.class).isThrownBy(() -> pool.execute(() -> {
		}));
		assertQueue(2, 1, 3, 1, 1);
		this.clock.add(3, TimeUnit.SECONDS);
		assertQueue(2, 4, 3, 1, 1);
		this.gate.countDown();
		awaitRuns(3);
		assertQueue(0, 0, 3, 3, 1);
		assertThat(waited()).isEqualTo(4 + 3);
		assertThat(gauge("queue.capacity")).isEqualTo(2);
		assertThat(this.registry.get("executor").tag("name", "pool").timer().totalTime(TimeUnit.SECONDS)).isEqualTo(4);
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void aLimitOfConcurrencyTellsTheTruthAtEveryStep(boolean virtual) throws InterruptedException {
		assumeVirtualThreads(virtual);
		SimpleAsyncTaskExecutor limited = new SimpleAsyncTaskExecutor();
		limited.setVirtualThreads(virtual);
		limited.setConcurrencyLimit(1);
		SimpleAsyncTaskExecutor threads = watch(limited);
		occupy(threads);
		assertQueue(0, 0, 1, 1, 0);
		submitFromAnotherThread(threads);
		awaitDepth(1);
		this.clock.add(2, TimeUnit.SECONDS);
		submitFromAnotherThread(threads);
		awaitDepth(2);
		this.clock.add(3, TimeUnit.SECONDS);
		assertQueue(2, 5, 3, 1, 0);
		this.gate.countDown();
		awaitRuns(3);
		assertQueue(0, 0, 3, 3, 0);
		assertThat(waited()).isEqualTo(5 + 3);
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void aLimitOfConcurrencyThatRefusesTellsTheTruthAtEveryStep(boolean virtual) throws InterruptedException {
		assumeVirtualThreads(virtual);
		SimpleAsyncTaskExecutor threads = new SimpleAsyncTaskExecutor();
		threads.setVirtualThreads(virtual);
		threads.setConcurrencyLimit(1);
		threads.setRejectTasksWhenLimitReached(true);
		SimpleAsyncTaskExecutor watched = watch(threads);
		occupy(watched);
		assertQueue(0, 0, 1, 1, 0);
		this.clock.add(2, TimeUnit.SECONDS);
		assertThatExceptionOfType(TaskRejectedException.class).isThrownBy(() -> watched.execute(() -> {
		}));
		assertQueue(0, 0, 1, 1, 0);
		assertThatExceptionOfType(TaskRejectedException.class).isThrownBy(() -> watched.submit(() -> "any"));
		assertQueue(0, 0, 1, 1, 0);
		this.gate.countDown();
		awaitRuns(1);
		Awaitility.await().ignoreExceptionsInstanceOf(TaskRejectedException.class).until(() -> {
			watched.execute(() -> {
			});
			return true;
		});
		awaitRuns(2);
		assertThat(gauge("queue.depth")).isZero();
		assertThat(counter("queue.dequeued")).isEqualTo(2);
		assertThat(waited()).isZero();
	}

	@Test
	void aCallerThatIsInterruptedNoLongerWaitsAfterACollection() throws InterruptedException {
		SimpleAsyncTaskExecutor threads = new SimpleAsyncTaskExecutor();
		threads.setConcurrencyLimit(1);
		SimpleAsyncTaskExecutor watched = watch(threads);
		occupy(watched);
		Thread caller = submitFromAnotherThread(watched);
		awaitDepth(1);
		caller.interrupt();
		caller.join();
		Awaitility.await().until(() -> {
			System.gc();
			return gauge("queue.depth") == 0;
		});
		assertThat(gauge("queue.oldest.age")).isZero();
	}

	@Test
	void leavesAnExecutorOfTheUsersOwnTypeInPlace() {
		SimpleAsyncTaskExecutor own = new SimpleAsyncTaskExecutor() {
		};
		own.setConcurrencyLimit(1);
		assertThat(watch(own)).isSameAs(own);
	}

	@Test
	void aSchedulerTellsWhatIsOverdueAndHowLate() throws InterruptedException {
		ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
		this.metrics.decorate("pool", scheduler);
		scheduler.initialize();
		this.cleanups.add(scheduler::destroy);
		this.metrics.initialized("pool", scheduler);
		this.metrics.bindTo(this.registry);
		occupy(scheduler);
		scheduler.schedule(() -> {
		}, scheduler.getClock().instant().plusSeconds(3600));
		assertThat(gauge("queue.depth")).isZero();
		scheduler.execute(() -> {
		});
		awaitDepth(1);
		this.gate.countDown();
		awaitRuns(2);
		assertThat(waited()).isPositive();
		assertThat(gauge("queue.depth")).isZero();
	}

	@Test
	void aTaskThatItsCallerRunsHasNotWaited() throws InterruptedException {
		ThreadPoolTaskExecutor pool = new ThreadPoolTaskExecutor();
		pool.setCorePoolSize(1);
		pool.setMaxPoolSize(1);
		pool.setQueueCapacity(0);
		pool.setRejectedExecutionHandler(new CallerRunsPolicy());
		initialise(pool);
		occupy(pool);
		Thread[] ran = new Thread[1];
		pool.execute(() -> ran[0] = Thread.currentThread());
		assertThat(ran[0]).isSameAs(Thread.currentThread());
		assertQueue(0, 0, 1, 1, 1);
		assertThat(this.registry.get("queue.wait").timer().count()).isEqualTo(1);
	}

	@Test
	void callsTheDecoratorThatWasThere() throws InterruptedException {
		ThreadPoolTaskExecutor pool = new ThreadPoolTaskExecutor();
		CountDownLatch decorated = new CountDownLatch(1);
		pool.setTaskDecorator((task) -> () -> {
			decorated.countDown();
			task.run();
		});
		initialise(pool);
		pool.execute(() -> {
		});
		assertThat(decorated.await(10, TimeUnit.SECONDS)).isTrue();
		awaitRuns(1);
	}

	private ThreadPoolTaskExecutor pool() {
		ThreadPoolTaskExecutor pool = new ThreadPoolTaskExecutor();
		pool.setCorePoolSize(1);
		pool.setMaxPoolSize(1);
		pool.setQueueCapacity(2);
		initialise(pool);
		return pool;
	}

	private void initialise(ThreadPoolTaskExecutor pool) {
		this.metrics.decorate("pool", pool);
		pool.initialize();
		this.cleanups.add(pool::destroy);
		this.metrics.initialized("pool", pool);
		this.metrics.bindTo(this.registry);
	}

	private SimpleAsyncTaskExecutor watch(SimpleAsyncTaskExecutor threads) {
		this.metrics.decorate("pool", threads);
		this.metrics.initialized("pool", threads);
		this.metrics.bindTo(this.registry);
		return threads;
	}

	private static void assumeVirtualThreads(boolean virtual) {
		Assumptions.assumeTrue(!virtual || Runtime.version().feature() >= VIRTUAL_THREADS_SINCE,
				"Skipped: no virtual threads on this JDK");
	}

	private void occupy(AsyncTaskExecutor executor) throws InterruptedException {
		CountDownLatch running = new CountDownLatch(1);
		executor.execute(() -> {
			running.countDown();
			try {
				this.gate.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		});
		assertThat(running.await(10, TimeUnit.SECONDS)).isTrue();
	}

	private Thread submitFromAnotherThread(AsyncTaskExecutor executor) {
		Thread caller = new Thread(() -> executor.execute(() -> {
		}));
		caller.setUncaughtExceptionHandler((thread, refused) -> {
		});
		caller.start();
		return caller;
	}

	private void awaitDepth(int depth) {
		Awaitility.await().untilAsserted(() -> assertThat(gauge("queue.depth")).isEqualTo(depth));
	}

	private void awaitRuns(int count) {
		Awaitility.await()
			.untilAsserted(() -> assertThat(this.registry.get("executor").timer().count()).isEqualTo(count));
	}

	private void assertQueue(int depth, int oldestSeconds, int enqueued, int dequeued, int rejected) {
		assertThat(gauge("queue.depth")).as("depth").isEqualTo(depth);
		assertThat(this.registry.get("queue.oldest.age").timeGauge().value(TimeUnit.SECONDS)).as("oldest age")
			.isEqualTo(oldestSeconds);
		assertThat(counter("queue.enqueued")).as("enqueued").isEqualTo(enqueued);
		assertThat(counter("queue.dequeued")).as("dequeued").isEqualTo(dequeued);
		assertThat(counter("queue.rejected")).as("rejected").isEqualTo(rejected);
	}

	private double waited() {
		return this.registry.get("queue.wait").tag("queue", "pool").timer().totalTime(TimeUnit.SECONDS);
	}

	private double gauge(String name) {
		return this.registry.get(name).tag("queue", "pool").gauge().value();
	}

	private double counter(String name) {
		return this.registry.get(name).tag("queue", "pool").functionCounter().count();
	}

}
