/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import dev.spyglass.metrics.Heartbeats;
import dev.spyglass.metrics.task.Tasks;
import dev.spyglass.redaction.RedactionRule;
import dev.spyglass.request.id.RequestIdGenerator;
import dev.spyglass.service.ServiceIdentity;
import dev.spyglass.tracing.TraceResponse;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.logging.LoggingMeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.SyncTaskExecutor;
import org.springframework.core.task.TaskDecorator;
import org.springframework.core.task.TaskExecutor;
import org.springframework.scheduling.concurrent.ConcurrentTaskExecutor;
import org.springframework.scheduling.concurrent.ConcurrentTaskScheduler;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.spy;

/**
 * An application may have beans of any name and kind, in any number of contexts: it
 * starts, and its beans are its own.
 */
class EverydayBeansTests {

	/** Boot itself can't do with mocks. */
	private static final String EXECUTOR_METRICS = "org.springframework.boot.micrometer.metrics.autoconfigure.task.TaskExecutorMetricsAutoConfiguration";

	@ParameterizedTest(name = "{0}")
	@MethodSource("executors")
	void leavesAnExecutorAsItIs(String name, Executor executor) throws InterruptedException {
		try (ConfigurableApplicationContext context = host().with("any", Executor.class, () -> executor).start()) {
			assertThat(context.getBean("any")).isSameAs(executor);
			CountDownLatch ran = new CountDownLatch(name.contains("mock") || name.contains("closed") ? 0 : 1);
			if (ran.getCount() > 0) {
				executor.execute(ran::countDown);
			}
			assertThat(ran.await(10, TimeUnit.SECONDS)).isTrue();
		}
	}

	static Stream<Arguments> executors() {
		ExecutorService closed = Executors.newSingleThreadExecutor();
		closed.shutdown();
		ThreadPoolTaskExecutor closedPool = new ThreadPoolTaskExecutor();
		closedPool.initialize();
		closedPool.shutdown();
		return Stream.of(arguments("pool", new ThreadPoolTaskExecutor()),
				arguments("subclass with another pool", new OtherPool()), arguments("final subclass", new FinalPool()),
				arguments("mock of a pool", mock(ThreadPoolTaskExecutor.class)),
				arguments("mock of a scheduler", mock(ThreadPoolTaskScheduler.class)),
				arguments("mock of threads", mock(SimpleAsyncTaskExecutor.class)),
				arguments("mock of the interface", mock(TaskExecutor.class)),
				arguments("spy of a pool", spy(new ThreadPoolTaskExecutor())), arguments("class proxy", classProxy()),
				arguments("interface proxy", interfaceProxy()), arguments("lambda", (Executor) Runnable::run),
				arguments("task executor of a lambda", (TaskExecutor) Runnable::run),
				arguments("synchronous", new SyncTaskExecutor()), arguments("threads", new SimpleAsyncTaskExecutor()),
				arguments("concurrent", new ConcurrentTaskExecutor(Executors.newSingleThreadExecutor())),
				arguments("scheduler", new ThreadPoolTaskScheduler()),
				arguments("concurrent scheduler",
						new ConcurrentTaskScheduler(Executors.newSingleThreadScheduledExecutor())),
				arguments("simple scheduler", new SimpleAsyncTaskScheduler()),
				arguments("JDK's pool", Executors.newFixedThreadPool(1)),
				arguments("JDK's scheduler", Executors.newScheduledThreadPool(1)),
				arguments("fork-join", new ForkJoinPool(1)), arguments("common fork-join", ForkJoinPool.commonPool()),
				arguments("closed by the JDK", closed), arguments("closed pool", closedPool));
	}

	private static Executor classProxy() {
		ThreadPoolTaskExecutor target = new ThreadPoolTaskExecutor();
		ProxyFactory factory = new ProxyFactory(target);
		factory.setProxyTargetClass(true);
		return (Executor) factory.getProxy();
	}

	private static Executor interfaceProxy() {
		ThreadPoolTaskExecutor target = new ThreadPoolTaskExecutor();
		target.initialize();
		return (Executor) new ProxyFactory(TaskExecutor.class,
				new org.springframework.aop.target.SingletonTargetSource(target))
			.getProxy();
	}

	@Test
	void keepsTheDecoratorOfAnExecutorBehindAProxy() throws InterruptedException {
		CountDownLatch decorated = new CountDownLatch(1);
		ThreadPoolTaskExecutor target = new ThreadPoolTaskExecutor();
		target.setTaskDecorator((task) -> {
			decorated.countDown();
			return task;
		});
		ProxyFactory factory = new ProxyFactory(target);
		factory.setProxyTargetClass(true);
		ThreadPoolTaskExecutor proxy = (ThreadPoolTaskExecutor) factory.getProxy();
		try (ConfigurableApplicationContext context = host().with("any", Executor.class, () -> proxy).start()) {
			proxy.execute(() -> {
			});
			assertThat(decorated.await(10, TimeUnit.SECONDS)).isTrue();
		}
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("beans")
	void startsAndWorksWith(String name, UnaryOperator<HostApplication> beans) {
		try (ConfigurableApplicationContext context = beans.apply(host()).start()) {
			assertWorks(context);
		}
	}

	static Stream<Arguments> beans() {
		return Stream
			.of(beans("a simple registry", (host) -> registry(host, "any", new SimpleMeterRegistry())),
					beans("two registries",
							(host) -> registry(registry(host, "one", new SimpleMeterRegistry()), "two",
									new LoggingMeterRegistry())),
					beans("two Prometheus registries",
							(host) -> registry(
									registry(host, "one", new PrometheusMeterRegistry(PrometheusConfig.DEFAULT)), "two",
									new PrometheusMeterRegistry(PrometheusConfig.DEFAULT))),
					beans("a composite registry",
							(host) -> registry(host, "any",
									new CompositeMeterRegistry().add(new SimpleMeterRegistry()))),
					beans("a primary registry",
							(host) -> registry(host, "one", new SimpleMeterRegistry()).withPrimary("two",
									MeterRegistry.class, SimpleMeterRegistry::new)),
					beans("two clocks of Micrometer",
							(host) -> host.with("one", Clock.class, () -> Clock.SYSTEM)
								.withPrimary("two", Clock.class, () -> Clock.SYSTEM)),
					beans("a second, primary observation registry",
							(host) -> host.with("one", ObservationRegistry.class, ObservationRegistry::create)
								.withPrimary("two", ObservationRegistry.class, ObservationRegistry::create)),
					beans("no observations",
							(host) -> host.with("any", ObservationRegistry.class, () -> ObservationRegistry.NOOP)),
					beans("an own tracer", (host) -> host.with("any", Tracer.class, () -> Tracer.NOOP)),
					beans("two tracers, one primary",
							(host) -> host.with("one", Tracer.class, () -> Tracer.NOOP)
								.withPrimary("two", Tracer.class, () -> Tracer.NOOP)),
					beans("an own propagator", (host) -> host.with("any", Propagator.class, () -> Propagator.NOOP)),
					beans("two task decorators",
							(host) -> host.with("one", TaskDecorator.class, () -> (task) -> task)
								.with("two", TaskDecorator.class, () -> (task) -> task)),
					beans("lazy beans", (host) -> host.with("spring.main.lazy-initialization=true")),
					beans("overriding and circular references",
							(host) -> host.with("spring.main.allow-bean-definition-overriding=true")
								.with("spring.main.allow-circular-references=true")),
					beans("a mocked rule",
							(host) -> host.with("any", RedactionRule.class, () -> mock(RedactionRule.class))),
					beans("a mocked generator",
							(host) -> host.with("any", RequestIdGenerator.class, () -> mock(RequestIdGenerator.class))),
					beans("a mocked identity",
							(host) -> host.with("any", ServiceIdentity.class, () -> mock(ServiceIdentity.class))),
					beans("mocked trace headers",
							(host) -> host.with("any", TraceResponse.class, () -> mock(TraceResponse.class))));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("mocks")
	void startsWith(String name, UnaryOperator<HostApplication> mocks) {
		assertThat(mocks.apply(host()).failure()).isNull();
	}

	static Stream<Arguments> mocks() {
		return Stream.of(beans("mocked tasks", (host) -> host.withSingleton("any", mock(Tasks.class))),
				beans("mocked heartbeats", (host) -> host.withSingleton("any", mock(Heartbeats.class))),
				beans("a mocked tracer", (host) -> host.withSingleton("any", mock(Tracer.class))),
				beans("a mocked scheduler",
						(host) -> host.withSingleton("taskScheduler", mock(ThreadPoolTaskScheduler.class))),
				beans("a mocked executor",
						(host) -> host.withSingleton("applicationTaskExecutor", mock(ThreadPoolTaskExecutor.class))
							.without(EXECUTOR_METRICS)));
	}

	@Test
	void worksInAParentAndItsChildren() {
		try (ConfigurableApplicationContext second = new SpringApplicationBuilder(HostApplication.Application.class)
			.web(WebApplicationType.NONE)
			.child(HostApplication.Application.class)
			.web(WebApplicationType.SERVLET)
			.properties("server.port=0")
			.sibling(HostApplication.Application.class)
			.web(WebApplicationType.NONE)
			.run("--server.port=0", "--spring.jmx.enabled=false")) {
			assertWorks(second);
			assertWorks((ConfigurableApplicationContext) second.getParent());
		}
	}

	@Test
	void worksInTwoContextsOfOneJvmAtATimeAndOneAfterTheOther() {
		try (ConfigurableApplicationContext first = host().start()) {
			try (ConfigurableApplicationContext second = host().start()) {
				assertWorks(second);
			}
			assertWorks(first);
		}
		try (ConfigurableApplicationContext third = host().start()) {
			assertWorks(third);
		}
	}

	private static void assertWorks(BeanFactory context) {
		Tasks tasks = context.getBean(Tasks.class);
		ConcurrentHashMap<String, Boolean> ran = new ConcurrentHashMap<>();
		tasks.run("import", (run) -> ran.put("import", true));
		assertThat(ran).containsKey("import");
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> tasks.run("import", (run) -> {
			throw new IllegalStateException("for this test");
		})).withMessage("for this test");
		context.getBean(Heartbeats.class).register("any", Duration.ofSeconds(1)).close();
		context.getBeanProvider(ObservationRegistry.class)
			.ifUnique((registry) -> Observation.createNotStarted("any", registry)
				.observe(() -> ran.put("observed", true)));
	}

	private static HostApplication host() {
		return new HostApplication(WebApplicationType.NONE);
	}

	private static HostApplication registry(HostApplication host, String name, MeterRegistry registry) {
		return host.with(name, MeterRegistry.class, () -> registry);
	}

	private static Arguments beans(String name, UnaryOperator<HostApplication> beans) {
		return arguments(name, beans);
	}

	private static final class OtherPool extends ThreadPoolTaskExecutor {

		private final ExecutorService pool = Executors.newSingleThreadExecutor();

		@Override
		protected ExecutorService initializeExecutor(ThreadFactory factory, RejectedExecutionHandler handler) {
			return this.pool;
		}

		@Override
		public void execute(Runnable task) {
			this.pool.execute(task);
		}

	}

	private static final class FinalPool extends ThreadPoolTaskExecutor {

	}

}
