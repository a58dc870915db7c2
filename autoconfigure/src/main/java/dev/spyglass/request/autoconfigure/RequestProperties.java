/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.spyglass.request.internal.RequestField;
import dev.spyglass.request.internal.id.RequestIdFormat;
import dev.spyglass.vocabulary.HeaderNames;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties for the identification and logging of requests.
 *
 * @param enabled Whether to assign a request ID and a correlation ID to every request.
 * @param headers Comma-separated list of request headers to read the request ID from, in
 * order of precedence, the first of which is also set on the response.
 * @param correlationHeaders Comma-separated list of request headers to read the
 * correlation ID from, in order of precedence, the first of which is also set on the
 * response.
 * @param id Properties for accepting and generating request IDs.
 * @param fields Properties for additional fields on the log lines of a request.
 * @param log Properties for logging the start and the end of requests.
 */
@ConfigurationProperties(RequestProperties.PREFIX)
record RequestProperties(@DefaultValue("true") boolean enabled,
		@DefaultValue(HeaderNames.REQUEST_ID) List<String> headers,
		@DefaultValue(HeaderNames.CORRELATION_ID) List<String> correlationHeaders, @DefaultValue Id id,
		@DefaultValue Fields fields, @DefaultValue Log log) {

	static final String PREFIX = "spyglass.request";

	/**
	 * Properties for accepting and generating request IDs.
	 *
	 * @param pattern Regular expression that the whole of an incoming ID must match to be
	 * accepted.
	 * @param maxLength Maximum length of an incoming ID in characters, up to 1024.
	 * @param generator Generator for the IDs of requests without an accepted ID, unless a
	 * RequestIdGenerator bean is defined.
	 * @param prefix Prefix of the IDs from the 'prefixed' generator.
	 * @param trust Clients whose incoming IDs are accepted (defaults to 'proxies' if
	 * 'spyglass.request.id.trusted-proxies' is set, otherwise to 'everyone').
	 * @param trustedProxies Comma-separated list of IP addresses or CIDR blocks of the
	 * only clients whose IDs are accepted.
	 * @param trustMessages Whether to accept IDs from Kafka, RabbitMQ and JMS messages
	 * (defaults to true, unless 'spyglass.request.id.trust' is 'nobody').
	 */
	public record Id(@DefaultValue(RequestIdFormat.DEFAULT_PATTERN) String pattern, @DefaultValue("128") int maxLength,
			@DefaultValue("prefixed") IdGeneratorType generator, @DefaultValue("req_") String prefix,
			@Nullable IdTrustType trust, @DefaultValue List<String> trustedProxies, @Nullable Boolean trustMessages) {

	}

	/**
	 * Properties for additional fields on the log lines of a request.
	 *
	 * @param include Comma-separated list of request attributes to add as fields to every
	 * log line of a request.
	 * @param tenantHeader Name of the request header that contains the tenant ID to add
	 * to every log line of a request.
	 * @param headers Request headers to add to every log line of a request, as a map from
	 * header name to field name.
	 */
	public record Fields(@DefaultValue Set<RequestField> include, @Nullable String tenantHeader,
			@DefaultValue Map<String, String> headers) {

	}

	/**
	 * Properties for logging the start and the end of requests.
	 *
	 * @param enabled Whether to log the start of each request at DEBUG and its end at
	 * INFO or above.
	 * @param clientErrorsAsWarning Whether to log requests with a response status from
	 * 400 to 499 at WARN instead of INFO.
	 * @param slow Threshold after which a request counts as slow and is logged at WARN or
	 * above.
	 * @param sampling Share of successful requests to log, from 0.0 to 1.0, while failed,
	 * slow and aborted requests are always logged.
	 * @param excludedPaths Comma-separated list of path patterns of requests that are not
	 * logged, which replaces the default (the actuator, the health probes and static
	 * resources).
	 * @param additionalExcludedPaths Comma-separated list of path patterns of requests
	 * that are not logged either, in addition to 'excluded-paths' or its default.
	 */
	public record Log(@DefaultValue("true") boolean enabled, @DefaultValue("false") boolean clientErrorsAsWarning,
			@DefaultValue("5s") Duration slow, @DefaultValue("1.0") double sampling,
			@Nullable List<String> excludedPaths, @DefaultValue List<String> additionalExcludedPaths) {

	}

}
