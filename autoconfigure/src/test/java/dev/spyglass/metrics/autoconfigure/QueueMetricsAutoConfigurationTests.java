/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.autoconfigure;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import dev.spyglass.metrics.internal.queue.ExecutorQueueMetrics;
import dev.spyglass.metrics.internal.queue.MonitoredBlockingQueue;
import dev.spyglass.metrics.queue.MonitoredQueue;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.task.TaskExecutorMetricsAutoConfiguration;
import org.springframework.boot.task.ThreadPoolTaskExecutorBuilder;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.TaskDecorator;
import org.springframework.javapoet.ClassName;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for {@link QueueMetricsAutoConfiguration}.
 */
class QueueMetricsAutoConfigurationTests {

	private static final String POOL = "applicationTaskExecutor";

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(QueueMetricsAutoConfiguration.class,
				TaskExecutionAutoConfiguration.class, TaskSchedulingAutoConfiguration.class,
				MetricsAutoConfiguration.class, CompositeMeterRegistryAutoConfiguration.class,
				SimpleMetricsExportAutoConfiguration.class, TaskExecutorMetricsAutoConfiguration.class))
		.withPropertyValues("spring.task.execution.pool.core-size=1", "spring.task.execution.pool.max-size=1",
				"spring.task.execution.pool.queue-capacity=3");

	@Test
	void keepsBootsExecutor() {
		this.runner.run((context) -> assertThat(context).hasBean(POOL));
	}

	@Test
	void tellsTheCapacity() {
		this.runner.run((context) -> assertThat(gauge(context, "queue.capacity", POOL)).isEqualTo(3));
	}

	@Test
	void tellsTheDepthWhileTasksWait() {
		this.runner.run((context) -> {
			try (Blocked pool = new Blocked(context)) {
				pool.submit();
				pool.submit();
				assertThat(gauge(context, "queue.depth", POOL)).isEqualTo(2);
			}
		});
	}

	@Test
	void timesHowLongTasksWaited() {
		this.runner.run((context) -> {
			try (Blocked pool = new Blocked(context)) {
				pool.submit();
			}
			awaitWaits(context, POOL, 2);
		});
	}

	@Test
	void observesTheDepthThatEachTaskFound() {
		this.runner.run((context) -> {
			try (Blocked pool = new Blocked(context)) {
				pool.submit();
				pool.submit();
				pool.submit();
			}
			awaitWaits(context, POOL, 4);
			assertThat(registry(context).get("queue.depth.observed").tag("queue", POOL).summary().totalAmount())
				.isEqualTo(0 + 0 + 1 + 2);
		});
	}

	@Test
	void doesNotCountATaskThatWasRefused() {
		this.runner.run((context) -> {
			try (Blocked pool = new Blocked(context)) {
				for (int i = 0; i < 3; i++) {
					pool.submit();
				}
				assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(pool::submit);
			}
			awaitWaits(context, POOL, 4);
		});
	}

	@Test
	void keepsTheUsersTaskDecorator() {
		AtomicInteger decorated = new AtomicInteger();
		this.runner.withBean("users", TaskDecorator.class, () -> (task) -> {
			decorated.incrementAndGet();
			return task;
		}).run((context) -> {
			context.getBean(POOL, ThreadPoolTaskExecutor.class).submit(() -> {
			}).get();
			awaitWaits(context, POOL, 1);
			assertThat(decorated).hasValue(1);
		});
	}

	@Test
	void watchesAnExecutorThatTheApplicationBuildsByItself() {
		this.runner.withUserConfiguration(OwnPool.class).run((context) -> {
			context.getBean("own", ThreadPoolTaskExecutor.class).submit(() -> {
			}).get();
			awaitWaits(context, "own", 1);
		});
	}

	@Test
	void leavesAnExecutorWithALimitInPlace() {
		this.runner.withUserConfiguration(OwnLimit.class).run((context) -> {
			SimpleAsyncTaskExecutor limited = context.getBean(SimpleAsyncTaskExecutor.class);
			CountDownLatch running = new CountDownLatch(1);
			CountDownLatch release = new CountDownLatch(1);
			limited.execute(() -> {
				running.countDown();
				awaitUninterruptibly(release);
			});
			running.await();
			assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(() -> limited.submit(() -> "any"));
			release.countDown();
			assertThat(limited).isExactlyInstanceOf(SimpleAsyncTaskExecutor.class);
			assertThat(gauge(context, "queue.depth", "limited")).isZero();
		});
	}

	@Test
	@EnabledForJreRange(min = JRE.JAVA_21, disabledReason = "Skipped: no virtual threads on this JDK")
	void seesNothingWaitForBootsVirtualThreadsThatReject() {
		this.runner
			.withPropertyValues("spring.threads.virtual.enabled=true",
					"spring.task.execution.simple.concurrency-limit=1",
					"spring.task.execution.simple.reject-tasks-when-limit-reached=true")
			.run((context) -> {
				SimpleAsyncTaskExecutor virtual = context.getBean(POOL, SimpleAsyncTaskExecutor.class);
				CountDownLatch release = new CountDownLatch(1);
				AtomicReference<Boolean> isVirtual = new AtomicReference<>();
				virtual.execute(() -> {
					isVirtual.set(Thread.currentThread().getThreadGroup().getName().equals("VirtualThreads"));
					awaitUninterruptibly(release);
				});
				assertThatExceptionOfType(RejectedExecutionException.class)
					.isThrownBy(() -> virtual.submit(() -> "any"));
				release.countDown();
				awaitWaits(context, POOL, 1);
				assertThat(isVirtual.get()).isTrue();
				assertThat(gauge(context, "queue.depth", POOL)).isZero();
			});
	}

	@Test
	void theSumOfWaitsIsWhatTheTasksHadToWait() {
		this.runner.run((context) -> {
			long atLeast = 0;
			long atMost = -System.nanoTime();
			try (Blocked pool = new Blocked(context)) {
				atMost += System.nanoTime(); // What the task that blocks waited.
				for (int i = 0; i < 3; i++) {
					atMost -= System.nanoTime();
					pool.submit();
					atLeast -= System.nanoTime();
				}
				long oldestSince = System.nanoTime();
				Awaitility.await()
					.until(() -> gauge(context, "queue.oldest.age", POOL) > 1
							|| System.nanoTime() - oldestSince > 5_000_000_000L);
				atLeast += 3 * System.nanoTime();
			}
			awaitWaits(context, POOL, 4);
			atMost += 3 * System.nanoTime();
			Timer wait = registry(context).get("queue.wait").tag("queue", POOL).timer();
			assertThat(wait.totalTime(TimeUnit.NANOSECONDS)).isBetween((double) atLeast, (double) atMost);
		});
	}

	@Test
	void hasItsMetersFromTheStartWhenBeansAreLazy() {
		this.runner.withBean(LazyInitializationBeanFactoryPostProcessor.class)
			.withUserConfiguration(OwnPool.class)
			.run((context) -> {
				context.getBean("own", ThreadPoolTaskExecutor.class);
				assertThat(gauge(context, "queue.depth", "own")).isZero();
			});
	}

	@Test
	void leavesExecutorsAloneWhenDisabled() {
		this.runner.withPropertyValues("spyglass.metrics.executors.enabled=false")
			.withUserConfiguration(Queues.class)
			.run((context) -> {
				assertThat(context).doesNotHaveBean(ExecutorQueuePostProcessor.class);
				assertThat(registry(context).find("queue.depth").tag("queue", POOL).meter()).isNull();
				assertThat(context.getBean("orders")).isInstanceOf(MonitoredBlockingQueue.class);
			});
	}

	@Test
	void startsWithExecutorsThatHaveNoPool() {
		this.runner.withBean("mock", ThreadPoolTaskExecutor.class, LikeAMock::new)
			.withBean("subclass", ThreadPoolTaskExecutor.class, WithoutPool::new)
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(registry(context).find("queue.depth").tag("queue", "mock").meter()).isNull();
				assertThat(registry(context).find("queue.depth").tag("queue", "subclass").meter()).isNull();
			});
	}

	@Test
	void findsTheDecoratorOfThisVersionOfSpring() {
		assertThat(List.of(new ThreadPoolTaskExecutor(), new ThreadPoolTaskScheduler(), new SimpleAsyncTaskExecutor()))
			.allSatisfy((executor) -> assertThatNoException()
				.isThrownBy(() -> new ExecutorQueueMetrics().decorate("any", executor)));
	}

	@Test
	void letsANativeImageReadTheDecorator() {
		DefaultGenerationContext generation = new DefaultGenerationContext(
				new ClassNameGenerator(ClassName.get(QueueMetricsAutoConfigurationTests.class)),
				new InMemoryGeneratedFiles());
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
			context.register(MetricsAutoConfiguration.class, SimpleMetricsExportAutoConfiguration.class,
					CompositeMeterRegistryAutoConfiguration.class, QueueMetricsAutoConfiguration.class);
			new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
		}
		assertThat(RuntimeHintsPredicates.reflection()
			.onType(ThreadPoolTaskExecutor.class)
			.withMemberCategory(MemberCategory.ACCESS_DECLARED_FIELDS)).accepts(generation.getRuntimeHints());
	}

	@Test
	void leavesTheUsersTaskDecoratorTheOnlyOneToInject() {
		TaskDecorator own = (task) -> task;
		this.runner.withBean("users", TaskDecorator.class, () -> own)
			.run((context) -> assertThat(context.getBean(TaskDecorator.class)).isSameAs(own));
	}

	@Test
	void leavesTheNamesOfThreadsAlone() {
		this.runner.run((context) -> {
			AtomicReference<String> name = new AtomicReference<>();
			context.getBean(POOL, ThreadPoolTaskExecutor.class)
				.submit(() -> name.set(Thread.currentThread().getName()))
				.get();
			assertThat(name.get()).isEqualTo("task-1");
		});
	}

	@Test
	void tellsTwoPoolsApart() {
		this.runner.withUserConfiguration(TwoPools.class).run((context) -> {
			context.getBean("second", ThreadPoolTaskExecutor.class).submit(() -> {
			}).get();
			awaitWaits(context, "second", 1);
			assertThat(registry(context).get("queue.wait").tag("queue", "first").timer().count()).isZero();
		});
	}

	@Test
	void tellsTheDepthOfAScheduler() {
		this.runner.withUserConfiguration(Scheduling.class)
			.run((context) -> assertThat(gauge(context, "queue.depth", "taskScheduler")).isZero());
	}

	@Test
	void startsWithVirtualThreads() {
		this.runner.withPropertyValues("spring.threads.virtual.enabled=true")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void countsTheTasksOfAChildContextOnce() {
		this.runner.run((parent) -> this.runner.withParent(parent).withUserConfiguration(OwnPool.class).run((child) -> {
			child.getBean("own", ThreadPoolTaskExecutor.class).submit(() -> {
			}).get();
			parent.getBean(POOL, ThreadPoolTaskExecutor.class).submit(() -> {
			}).get();
			awaitWaits(parent, "own", 1);
			awaitWaits(parent, POOL, 1);
			assertThat(registry(parent).get("queue.enqueued").tag("queue", POOL).functionCounter().count()).isOne();
		}));
	}

	@Test
	@SuppressWarnings("unchecked")
	void watchesTheBlockingQueueThatIsMarked() {
		this.runner.withUserConfiguration(Queues.class).run((context) -> {
			context.getBean("orders", BlockingQueue.class).add("one");
			assertThat(gauge(context, "queue.depth", "new-orders")).isEqualTo(1);
		});
	}

	@Test
	void watchesTheBlockingQueueWhenBeansAreLazy() {
		this.runner.withBean(LazyInitializationBeanFactoryPostProcessor.class)
			.withUserConfiguration(Queues.class)
			.run((context) -> {
				context.getBean("orders");
				assertThat(gauge(context, "queue.depth", "new-orders")).isZero();
			});
	}

	@Test
	void leavesOtherBlockingQueuesAlone() {
		this.runner.withUserConfiguration(Queues.class)
			.run((context) -> assertThat(context.getBean("other")).isInstanceOf(LinkedBlockingQueue.class));
	}

	@Test
	void refusesANameThatIsUsedTwice() {
		this.runner.withUserConfiguration(Queues.class, Twice.class)
			.run((context) -> assertThat(context).getFailure()
				.hasMessageContaining("@MonitoredQueue(\"new-orders\")")
				.hasMessageContaining("use a unique name for each queue"));
	}

	@Test
	void isOffWhenDisabled() {
		this.runner.withPropertyValues("spyglass.metrics.enabled=false")
			.withUserConfiguration(Queues.class)
			.run((context) -> {
				assertThat(context).doesNotHaveBean(ExecutorQueuePostProcessor.class);
				assertThat(registry(context).find("queue.depth").meter()).isNull();
				assertThat(context.getBean("orders")).isNotInstanceOf(MonitoredBlockingQueue.class);
			});
	}

	@Test
	void isOffWithoutMicrometer() {
		new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(QueueMetricsAutoConfiguration.class, TaskExecutionAutoConfiguration.class))
			.withClassLoader(new FilteredClassLoader(MeterRegistry.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean("spyglassExecutorQueuePostProcessor")
				.doesNotHaveBean("spyglassMonitoredQueuePostProcessor"));
	}

	@Test
	void isOffWithoutARegistry() {
		new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(QueueMetricsAutoConfiguration.class, TaskExecutionAutoConfiguration.class))
			.withUserConfiguration(Queues.class)
			.run((context) -> {
				assertThat(context).doesNotHaveBean(ExecutorQueuePostProcessor.class);
				assertThat(context.getBean("orders")).isNotInstanceOf(MonitoredBlockingQueue.class);
			});
	}

	private static void awaitWaits(ApplicationContext context, String queue, int count) {
		Awaitility.await()
			.untilAsserted(() -> assertThat(registry(context).get("queue.wait").tag("queue", queue).timer().count())
				.isEqualTo(count));
	}

	private static double gauge(ApplicationContext context, String name, String queue) {
		return registry(context).get(name).tag("queue", queue).gauge().value();
	}

	private static MeterRegistry registry(ApplicationContext context) {
		return context.getBean(MeterRegistry.class);
	}

	private static void awaitUninterruptibly(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** A pool whose only thread is busy until this is closed. */
	private static final class Blocked implements AutoCloseable {

		private final ThreadPoolTaskExecutor pool;

		private final CountDownLatch release = new CountDownLatch(1);

		Blocked(ApplicationContext context) throws InterruptedException {
			this.pool = context.getBean(POOL, ThreadPoolTaskExecutor.class);
			CountDownLatch running = new CountDownLatch(1);
			this.pool.execute(() -> {
				running.countDown();
				awaitRelease();
			});
			running.await();
		}

		void submit() {
			this.pool.execute(() -> {
			});
		}

		private void awaitRelease() {
			try {
				this.release.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}

		@Override
		public void close() {
			this.release.countDown();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnPool {

		@Bean
		ThreadPoolTaskExecutor own() {
			return new ThreadPoolTaskExecutor();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class TwoPools {

		@Bean
		ThreadPoolTaskExecutor first(ThreadPoolTaskExecutorBuilder builder) {
			return builder.build();
		}

		@Bean
		ThreadPoolTaskExecutor second(ThreadPoolTaskExecutorBuilder builder) {
			return builder.build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableScheduling
	static class Scheduling {

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnLimit {

		@Bean
		SimpleAsyncTaskExecutor limited() {
			SimpleAsyncTaskExecutor limited = new SimpleAsyncTaskExecutor();
			limited.setConcurrencyLimit(1);
			limited.setRejectTasksWhenLimitReached(true);
			limited.setCancelRemainingTasksOnClose(true);
			limited.setTaskTerminationTimeout(10_000);
			return limited;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Queues {

		@Bean
		@MonitoredQueue("new-orders")
		BlockingQueue<String> orders() {
			return new LinkedBlockingQueue<>();
		}

		@Bean
		BlockingQueue<String> other() {
			return new LinkedBlockingQueue<>();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Twice {

		@Bean
		@MonitoredQueue("new-orders")
		BlockingQueue<String> moreOrders() {
			return new LinkedBlockingQueue<>();
		}

	}

	private static final class WithoutPool extends ThreadPoolTaskExecutor {

		@Override
		public void initialize() {
			// Delegates elsewhere.
		}

	}

	/** Every method returns nothing. */
	private static final class LikeAMock extends ThreadPoolTaskExecutor {

		@Override
		public void initialize() {
		}

		@Override
		@SuppressWarnings("NullAway")
		public ThreadPoolExecutor getThreadPoolExecutor() {
			return null;
		}

	}

}
