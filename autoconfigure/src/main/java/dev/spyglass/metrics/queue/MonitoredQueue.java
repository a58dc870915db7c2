/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.metrics.queue;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Measures a bean that is a {@code BlockingQueue}: its depth and capacity, the waiting
 * time of its items, and the number of enqueued, dequeued and rejected items. The bean is
 * wrapped, so that its factory method must return the interface:
 *
 * <pre class="code">
 * &#64;Bean
 * &#64;MonitoredQueue("orders")
 * BlockingQueue&lt;Order&gt; orders() {
 *     return new LinkedBlockingQueue&lt;&gt;(1_000);
 * }
 * </pre>
 *
 * Waiting times are matched in first-in, first-out order. If a queue sorts its items
 * differently, the sum of the times is exact, but their distribution is not. Use
 * {@link QueueMonitor} for queues that are not a bean in memory.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.METHOD, ElementType.TYPE })
public @interface MonitoredQueue {

	/**
	 * Name of the queue, the value of the tag {@code queue}; never an id. It must not be
	 * blank and must be unique; otherwise startup fails.
	 * @return the name
	 */
	String value();

}
