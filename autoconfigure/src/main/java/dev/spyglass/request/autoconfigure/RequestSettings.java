/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.autoconfigure;

import java.util.List;
import java.util.regex.PatternSyntaxException;

import dev.spyglass.autoconfigure.HeaderNameCheck;
import dev.spyglass.autoconfigure.RangeCheck;
import dev.spyglass.request.id.RequestIdGenerator;
import dev.spyglass.request.internal.RequestLogSettings;
import dev.spyglass.request.internal.id.RequestIdFormat;
import dev.spyglass.request.internal.id.RequestIdTrust;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.env.Environment;

/**
 * Validates the request properties and creates the parts that they configure. Startup
 * fails with the property, the value and a remedy if one is invalid.
 */
final class RequestSettings {

	private static final int MAX_ID_LENGTH = 1024;

	private static final int MAX_PREFIX_LENGTH = 64;

	private final RequestProperties properties;

	private final RequestProperties.Id id;

	RequestSettings(RequestProperties properties) {
		this.properties = properties;
		this.id = properties.id();
	}

	String echoHeader() {
		return first("headers", this.properties.headers());
	}

	String correlationEchoHeader() {
		return first("correlation-headers", this.properties.correlationHeaders());
	}

	private static String first(String property, List<String> names) {
		if (names.isEmpty()) {
			throw invalid(property, names, "Set at least one header name, or remove the property.");
		}
		names.forEach((name) -> HeaderNameCheck.require(RequestProperties.PREFIX + "." + property, name));
		return names.get(0);
	}

	RequestIdFormat format() {
		range("id.max-length", "128.").requireBetween(this.id.maxLength(), 1, MAX_ID_LENGTH);
		try {
			return RequestIdFormat.of(this.id.pattern(), this.id.maxLength());
		}
		catch (PatternSyntaxException ex) {
			throw invalid("id.pattern", this.id.pattern(),
					"The value is not a valid regular expression (" + ex.getDescription()
							+ "). Correct it, or remove the property to use '" + RequestIdFormat.DEFAULT_PATTERN
							+ "'.");
		}
	}

	RequestIdGenerator generator() {
		String prefix = this.id.prefix();
		if (prefix.length() > MAX_PREFIX_LENGTH || !(prefix.isEmpty() || RequestIdFormat.standard().accepts(prefix))) {
			throw invalid("id.prefix", prefix,
					"The prefix must have at most " + MAX_PREFIX_LENGTH + " characters, all of them out of "
							+ RequestIdFormat.DEFAULT_PATTERN.replaceAll("\\+$", "") + ".");
		}
		return this.id.generator().create(prefix);
	}

	RequestIdTrust trust() {
		IdTrustType trust = this.id.trust();
		if (trust == null) {
			return this.id.trustedProxies().isEmpty() ? RequestIdTrust.everyone() : proxies(this.id.trustedProxies());
		}
		return switch (trust) {
			case EVERYONE -> RequestIdTrust.everyone();
			case NOBODY -> RequestIdTrust.nobody();
			case PROXIES -> proxies(this.id.trustedProxies());
		};
	}

	boolean trustMessages() {
		Boolean configured = this.id.trustMessages();
		return (configured != null) ? configured : this.id.trust() != IdTrustType.NOBODY;
	}

	private static RequestIdTrust proxies(List<String> blocks) {
		if (blocks.isEmpty()) {
			throw invalid("id.trusted-proxies", blocks,
					"List the proxies whose ids are accepted, for example 10.0.0.0/8, or set "
							+ RequestProperties.PREFIX + ".id.trust to 'everyone' or 'nobody'.");
		}
		for (String block : blocks) {
			try {
				RequestIdTrust.proxies(List.of(block));
			}
			catch (IllegalArgumentException ex) {
				throw invalid("id.trusted-proxies", block, "The value is not a CIDR block: " + ex.getMessage()
						+ ". Use for example 10.0.0.0/8, fd00::/8 or 192.0.2.7.");
			}
		}
		return RequestIdTrust.proxies(blocks);
	}

	RequestLogSettings log(Environment environment) {
		RequestProperties.Log log = this.properties.log();
		range("log.sampling", "0.1 for a tenth of the successful requests.").requireShare(log.sampling());
		range("log.slow", "5s.").requirePositive(log.slow());
		return new RequestLogSettings(log.enabled(), log.clientErrorsAsWarning(), log.slow(), log.sampling(),
				ExcludedPathsFactory.create(RequestProperties.PREFIX + ".log.excluded-paths", log.excludedPaths(),
						log.additionalExcludedPaths(), environment));
	}

	private static RangeCheck range(String property, String example) {
		return RangeCheck.of(RequestProperties.PREFIX + "." + property, example);
	}

	private static InvalidConfigurationPropertyValueException invalid(String property, Object value, String remedy) {
		return new InvalidConfigurationPropertyValueException(RequestProperties.PREFIX + "." + property, value, remedy);
	}

}
