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
 * Watches a bean that is a {@code BlockingQueue}: its depth and capacity, how long items
 * wait, and how many come, go and are refused. The bean is wrapped, so its method returns
 * the interface:
 *
 * <pre class="code">
 * &#64;Bean
 * &#64;MonitoredQueue("orders")
 * BlockingQueue&lt;Order&gt; orders() {
 *     return new LinkedBlockingQueue&lt;&gt;(1_000);
 * }
 * </pre>
 *
 * Times are matched first in, first out; of a queue that sorts differently their sum is
 * exact and their distribution is not.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.METHOD, ElementType.TYPE })
public @interface MonitoredQueue {

	/**
	 * Name of the queue, the value of the tag {@code queue}; never an id.
	 * @return the name
	 */
	String value();

}
