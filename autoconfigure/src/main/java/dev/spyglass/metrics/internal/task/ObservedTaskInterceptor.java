/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.internal.task;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.spyglass.metrics.task.ObservedTask;
import dev.spyglass.metrics.task.Task;
import dev.spyglass.metrics.task.TaskRun;
import dev.spyglass.metrics.task.Tasks;
import io.micrometer.observation.Observation;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.support.AopUtils;
import org.springframework.core.MethodClassKey;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.ClassUtils;

/**
 * Runs each call of a method annotated with {@link ObservedTask} as a task. Thread-safe.
 */
public final class ObservedTaskInterceptor implements MethodInterceptor {

	private final Supplier<Tasks> tasks;

	private final Supplier<List<TaskResult>> results;

	private final Map<MethodClassKey, Declaration> declarations = new ConcurrentHashMap<>();

	/**
	 * Creates an interceptor.
	 * @param tasks supplier of the API that creates tasks, first called at the first call
	 * @param results supplier of the strategies for asynchronous results besides
	 * {@code CompletionStage}
	 */
	public ObservedTaskInterceptor(Supplier<Tasks> tasks, Supplier<List<TaskResult>> results) {
		this.tasks = tasks;
		this.results = results;
	}

	@Override
	public @Nullable Object invoke(MethodInvocation call) throws Throwable {
		Object target = call.getThis();
		Class<?> type = (target != null) ? AopUtils.getTargetClass(target) : call.getMethod().getDeclaringClass();
		Declaration task = this.declarations.computeIfAbsent(new MethodClassKey(call.getMethod(), type),
				(key) -> declaration(call.getMethod(), type));
		if (task.result() != null) {
			return task.result().follow(() -> create(task), call);
		}
		return run(create(task).start(), call);
	}

	private static @Nullable Object run(TaskRun run, MethodInvocation call) throws Throwable {
		try (Observation.Scope scope = run.openScope()) {
			Object result = call.proceed();
			run.completed();
			return result;
		}
		catch (Throwable ex) {
			run.failed(ex);
			throw ex;
		}
	}

	private Task create(Declaration task) {
		return task.source().isEmpty() ? this.tasks.get().create(task.name())
				: this.tasks.get().create(task.name(), task.source());
	}

	private Declaration declaration(Method method, Class<?> type) {
		Method specific = AopUtils.getMostSpecificMethod(method, type);
		ObservedTask annotation = AnnotatedElementUtils.findMergedAnnotation(specific, ObservedTask.class);
		String name = (annotation != null) ? annotation.value().strip() : "";
		return new Declaration(!name.isEmpty() ? name : ClassUtils.getShortName(type) + "." + specific.getName(),
				(annotation != null) ? annotation.source().strip() : "", result(specific.getReturnType()));
	}

	private @Nullable TaskResult result(Class<?> type) {
		return Stream.concat(Stream.of(new CompletionStageResult()), this.results.get().stream())
			.filter((result) -> result.supports(type))
			.findFirst()
			.orElse(null);
	}

	private record Declaration(String name, String source, @Nullable TaskResult result) {

	}

}
