/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sentry.internal;

import java.util.List;
import java.util.Objects;

import dev.spyglass.vocabulary.LogFields;
import io.sentry.Breadcrumb;
import io.sentry.Sentry;
import io.sentry.SentryOptions;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Marks breadcrumbs with the request or flow that they belong to, so that an event shows
 * those of its own only: Sentry keeps them by thread, and threads are pooled.
 * Thread-safe.
 */
public final class Breadcrumbs implements Sentry.OptionsConfiguration<SentryOptions> {

	private static final String OWNER = LogFields.REQUEST_ID;

	private static final List<String> PERSONAL = List.of("http.query", "http.fragment");

	private final boolean withPersonalData;

	/**
	 * Creates the configuration.
	 * @param withPersonalData whether what tells of a person may be sent
	 */
	public Breadcrumbs(boolean withPersonalData) {
		this.withPersonalData = withPersonalData;
	}

	@Override
	public void configure(SentryOptions options) {
		SentryOptions.BeforeBreadcrumbCallback users = options.getBeforeBreadcrumb();
		options.setBeforeBreadcrumb((breadcrumb, hint) -> {
			Breadcrumb result = (users != null) ? users.execute(breadcrumb, hint) : breadcrumb;
			if (result != null) {
				mark(result);
			}
			return result;
		});
	}

	private void mark(Breadcrumb breadcrumb) {
		String owner = owner();
		if (owner != null) {
			breadcrumb.setData(OWNER, owner);
		}
		if (!this.withPersonalData) {
			PERSONAL.forEach(breadcrumb::removeData);
		}
	}

	static List<Breadcrumb> ofCurrentRequest(List<Breadcrumb> all) {
		String owner = owner();
		return all.stream().filter((breadcrumb) -> Objects.equals(breadcrumb.getData(OWNER), owner)).toList();
	}

	private static @Nullable String owner() {
		String request = MDC.get(LogFields.REQUEST_ID);
		return (request != null) ? request : MDC.get(LogFields.CORRELATION_ID);
	}

}
