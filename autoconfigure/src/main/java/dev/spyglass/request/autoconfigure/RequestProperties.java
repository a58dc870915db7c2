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
 * Identity of requests.
 *
 * @param enabled whether requests get ids
 * @param headers request headers that may hold the request's id, in order; responses echo
 * it in the first
 * @param correlationHeaders request headers that may hold the id of the business flow, in
 * order; responses echo it in the first
 * @param id which ids are accepted and how new ones are made
 * @param fields what stands on every line of a request beside its ids
 * @param log lines about the start and the end of requests
 */
@ConfigurationProperties(RequestProperties.PREFIX)
record RequestProperties(@DefaultValue("true") boolean enabled,
		@DefaultValue(HeaderNames.REQUEST_ID) List<String> headers,
		@DefaultValue(HeaderNames.CORRELATION_ID) List<String> correlationHeaders, @DefaultValue Id id,
		@DefaultValue Fields fields, @DefaultValue Log log) {

	static final String PREFIX = "spyglass.request";

	/**
	 * Which ids are accepted and how new ones are made.
	 *
	 * @param pattern regular expression that a caller's id has to match to be accepted
	 * @param maxLength greatest length of a caller's id in characters, at most 1024
	 * @param generator how ids are made for requests that bring none; a bean of the type
	 * RequestIdGenerator wins
	 * @param prefix prefix of ids that the generator "prefixed" makes
	 * @param trust from whom ids are taken
	 * @param trustedProxies addresses or CIDR blocks of the proxies whose ids are taken
	 * when trust is "proxies"
	 * @param trustMessages whether ids are taken from messages of Kafka, RabbitMQ and
	 * JMS; by default unless trust is "nobody"
	 */
	public record Id(@DefaultValue(RequestIdFormat.DEFAULT_PATTERN) String pattern, @DefaultValue("128") int maxLength,
			@DefaultValue("prefixed") IdGeneratorType generator, @DefaultValue("req_") String prefix,
			@DefaultValue("everyone") IdTrustType trust, @DefaultValue List<String> trustedProxies,
			@Nullable Boolean trustMessages) {

	}

	/**
	 * What stands on every line of a request beside its ids.
	 *
	 * @param include fields to put there: "user", "method", "route", "client-ip"
	 * @param tenantHeader request header that names the tenant
	 * @param headers request headers to put there, and the name of the field for each
	 */
	public record Fields(@DefaultValue Set<RequestField> include, @Nullable String tenantHeader,
			@DefaultValue Map<String, String> headers) {

	}

	/**
	 * Lines about the start (DEBUG) and the end of requests.
	 *
	 * @param enabled whether requests are logged
	 * @param clientErrorsAsWarning whether a status of 400 to 499 is logged as WARN
	 * instead of INFO
	 * @param slow time from which a request is logged as WARN
	 * @param sampling share of healthy requests that is logged, 0 to 1; errors, slow and
	 * aborted requests always are
	 * @param excludedPaths path patterns of requests that are not logged; by default
	 * actuator, probes and static resources at their common places
	 */
	public record Log(@DefaultValue("true") boolean enabled, @DefaultValue("false") boolean clientErrorsAsWarning,
			@DefaultValue("5s") Duration slow, @DefaultValue("1.0") double sampling,
			@Nullable List<String> excludedPaths) {

	}

}
