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
 * Makes each call of a bean's method a task that can be watched: a timer
 * ({@code task.duration}), a span, an id on all its lines, and a line at its start and at
 * its end. The task ends when the method returns; when it returns a
 * {@code CompletionStage}, a {@code Mono} or a {@code Flux}, when that ends.
 *
 * <pre class="code">
 * &#64;ObservedTask("import")
 * void importOrders() { ... }
 * </pre>
 *
 * Seen on calls from other beans, not on calls within the bean, as with
 * {@code @Transactional}. {@link Tasks} does the same in code, and chunks and items, too.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface ObservedTask {

	/**
	 * Name of the task, the value of the tag {@code task}; never an id.
	 * @return the name, or nothing for the names of class and method
	 */
	String value() default "";

	/**
	 * Where the task comes from, the value of the tag {@code source}.
	 * @return the source, or nothing for what is being observed around the call:
	 * {@code http}, {@code listener}, {@code scheduled}, {@code task} or
	 * {@code application}
	 */
	String source() default "";

}
