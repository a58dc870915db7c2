/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.task;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Runs each call of a bean's method as a task: it has a timer ({@code task.duration}), a
 * span, an id on all its log lines, and a log line at its start and at its end. The task
 * ends when the method returns or throws. If the method returns a
 * {@code CompletionStage}, a {@code Mono} or a {@code Flux}, the task ends when that
 * completes, fails or is cancelled; a {@code Mono} or {@code Flux} starts a task for each
 * subscription.
 *
 * <pre class="code">
 * &#64;ObservedTask("import")
 * void importOrders() { ... }
 * </pre>
 *
 * Takes effect on calls from other beans, not on calls within the bean, as with
 * {@code @Transactional}. Use {@link Tasks} to start a task in code, or to count items
 * and run chunks.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface ObservedTask {

	/**
	 * Name of the task, the value of the tag {@code task}; never an id.
	 * @return the name, or an empty string to use {@code ClassName.methodName}
	 */
	String value() default "";

	/**
	 * Origin of the task, the value of the tag {@code source}.
	 * @return the source, or an empty string to derive it from the current observation:
	 * {@code http}, {@code listener}, {@code scheduled}, {@code task} or
	 * {@code application}
	 */
	String source() default "";

}
