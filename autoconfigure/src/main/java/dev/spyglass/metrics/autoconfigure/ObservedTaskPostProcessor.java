/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.autoconfigure;

import java.util.List;
import java.util.function.Supplier;

import dev.spyglass.metrics.internal.task.ObservedTaskInterceptor;
import dev.spyglass.metrics.internal.task.TaskResult;
import dev.spyglass.metrics.task.ObservedTask;
import dev.spyglass.metrics.task.Tasks;

import org.springframework.aop.framework.autoproxy.AbstractBeanFactoryAwareAdvisingPostProcessor;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.core.Ordered;

/**
 * Adds the task interceptor to beans with methods annotated with {@link ObservedTask}. It
 * does not need AspectJ.
 */
final class ObservedTaskPostProcessor extends AbstractBeanFactoryAwareAdvisingPostProcessor {

	private static final long serialVersionUID = 1L;

	private static final List<String> LIBRARIES = List.of("org.springframework.", "io.micrometer.", "io.opentelemetry.",
			"io.prometheus.", "io.sentry.", "tools.jackson.");

	ObservedTaskPostProcessor(Supplier<Tasks> tasks, Supplier<List<TaskResult>> results, boolean proxyTargetClass) {
		this.advisor = new DefaultPointcutAdvisor(new AnnotationMatchingPointcut(null, ObservedTask.class, true),
				new ObservedTaskInterceptor(tasks, results));
		setProxyTargetClass(proxyTargetClass);
		// The task includes its transaction.
		setBeforeExistingAdvisors(true);
		// But it runs on the thread that @Async starts, not on the caller's.
		setOrder(Ordered.LOWEST_PRECEDENCE - 1);
	}

	/**
	 * Skips library classes: they have no such tasks, and searching their many methods
	 * slows startup down.
	 */
	@Override
	protected boolean isEligible(Class<?> targetClass) {
		return !isOfLibrary(targetClass) && super.isEligible(targetClass);
	}

	private static boolean isOfLibrary(Class<?> type) {
		String name = type.getName();
		for (String library : LIBRARIES) {
			if (name.startsWith(library)) {
				return true;
			}
		}
		return name.startsWith("dev.spyglass.")
				&& type.getProtectionDomain() == ObservedTaskPostProcessor.class.getProtectionDomain();
	}

}
