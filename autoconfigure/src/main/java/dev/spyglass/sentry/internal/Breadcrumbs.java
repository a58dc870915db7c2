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
 * Adds the request id, or else the correlation id, to breadcrumbs, so that an event shows
 * only the breadcrumbs of its own request. Sentry keeps breadcrumbs by thread, and
 * threads are pooled. Thread-safe.
 */
public final class Breadcrumbs implements Sentry.OptionsConfiguration<SentryOptions> {

	private static final String OWNER = LogFields.REQUEST_ID;

	private static final List<String> PERSONAL_DATA = List.of("http.query", "http.fragment");

	private final boolean withPersonalData;

	/**
	 * Creates the configuration.
	 * @param withPersonalData whether to keep personal data
	 */
	public Breadcrumbs(boolean withPersonalData) {
		this.withPersonalData = withPersonalData;
	}

	@Override
	public void configure(SentryOptions options) {
		SentryOptions.BeforeBreadcrumbCallback delegate = options.getBeforeBreadcrumb();
		options.setBeforeBreadcrumb((breadcrumb, hint) -> {
			Breadcrumb result = (delegate != null) ? delegate.execute(breadcrumb, hint) : breadcrumb;
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
			PERSONAL_DATA.forEach(breadcrumb::removeData);
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
