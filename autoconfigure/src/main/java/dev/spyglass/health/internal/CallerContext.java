/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.health.internal;

import java.util.Map;

import dev.spyglass.context.ContextPropagation;
import org.slf4j.MDC;

import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.util.ClassUtils;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Gives a background thread the context of the caller: the whole MDC, the current
 * request, the locale, and what Micrometer's context propagation has accessors for, such
 * as trace and security context.
 */
final class CallerContext {

	private static final boolean WEB = ClassUtils.isPresent(
			"org.springframework.web.context.request.RequestContextHolder", CallerContext.class.getClassLoader());

	private CallerContext() {
	}

	/**
	 * Captures the context of this thread.
	 * @param task the task to run on another thread
	 * @return a task that has the context while it runs
	 */
	static Runnable wrap(Runnable task) {
		Runnable propagated = ContextPropagation.wrap(task);
		Runnable inRequest = WEB ? Request.wrap(propagated) : propagated;
		Map<String, String> mdc = MDC.getCopyOfContextMap();
		LocaleContext locale = LocaleContextHolder.getLocaleContext();
		return () -> {
			MDC.setContextMap((mdc != null) ? mdc : Map.of());
			LocaleContextHolder.setLocaleContext(locale);
			try {
				inRequest.run();
			}
			finally {
				LocaleContextHolder.resetLocaleContext();
				MDC.clear();
			}
		};
	}

	/**
	 * The part that needs Spring Web.
	 */
	private static final class Request {

		static Runnable wrap(Runnable task) {
			RequestAttributes request = RequestContextHolder.getRequestAttributes();
			return () -> {
				RequestContextHolder.setRequestAttributes(request);
				try {
					task.run();
				}
				finally {
					RequestContextHolder.resetRequestAttributes();
				}
			};
		}

	}

}
