/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.autoconfigure;

import java.util.List;
import java.util.regex.PatternSyntaxException;

import dev.spyglass.autoconfigure.HeaderNameCheck;
import dev.spyglass.request.id.RequestIdGenerator;
import dev.spyglass.request.internal.RequestLogSettings;
import dev.spyglass.request.internal.id.RequestIdFormat;
import dev.spyglass.request.internal.id.RequestIdTrust;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.env.Environment;

/**
 * Turns the properties into parts, and refuses what can't be right with the property, the
 * value and a remedy.
 */
final class RequestSettings {

	private static final int GREATEST_LENGTH = 1024;

	private static final int GREATEST_PREFIX = 64;

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
			throw invalid(property, names, "Name at least one header, or leave the property out.");
		}
		names.forEach((name) -> HeaderNameCheck.require(RequestProperties.PREFIX + "." + property, name));
		return names.get(0);
	}

	RequestIdFormat format() {
		if (this.id.maxLength() < 1 || this.id.maxLength() > GREATEST_LENGTH) {
			throw invalid("id.max-length", this.id.maxLength(),
					"It has to be between 1 and " + GREATEST_LENGTH + " characters.");
		}
		try {
			return RequestIdFormat.of(this.id.pattern(), this.id.maxLength());
		}
		catch (PatternSyntaxException ex) {
			throw invalid("id.pattern", this.id.pattern(), "It is no regular expression (" + ex.getDescription()
					+ "). Correct it, or leave it out for '" + RequestIdFormat.DEFAULT_PATTERN + "'.");
		}
	}

	RequestIdGenerator generator() {
		String prefix = this.id.prefix();
		if (prefix.length() > GREATEST_PREFIX || !(prefix.isEmpty() || RequestIdFormat.standard().accepts(prefix))) {
			throw invalid("id.prefix", prefix, "It has to be at most " + GREATEST_PREFIX + " characters of "
					+ RequestIdFormat.DEFAULT_PATTERN.replaceAll("\\{.*", "") + ".");
		}
		return this.id.generator().create(prefix);
	}

	RequestIdTrust trust() {
		return switch (this.id.trust()) {
			case EVERYONE -> RequestIdTrust.everyone();
			case NOBODY -> RequestIdTrust.nobody();
			case PROXIES -> proxies(this.id.trustedProxies());
		};
	}

	boolean trustMessages() {
		Boolean chosen = this.id.trustMessages();
		return (chosen != null) ? chosen : this.id.trust() != IdTrustType.NOBODY;
	}

	private static RequestIdTrust proxies(List<String> blocks) {
		if (blocks.isEmpty()) {
			throw invalid("id.trusted-proxies", blocks,
					"List the proxies whose ids are taken, for example 10.0.0.0/8, or set " + RequestProperties.PREFIX
							+ ".id.trust to 'everyone' or 'nobody'.");
		}
		for (String block : blocks) {
			try {
				RequestIdTrust.proxies(List.of(block));
			}
			catch (IllegalArgumentException ex) {
				throw invalid("id.trusted-proxies", block, "It is no CIDR block: " + ex.getMessage()
						+ ". Write for example 10.0.0.0/8, fd00::/8 or 192.0.2.7.");
			}
		}
		return RequestIdTrust.proxies(blocks);
	}

	RequestLogSettings log(Environment environment) {
		RequestProperties.Log log = this.properties.log();
		if (!(log.sampling() >= 0 && log.sampling() <= 1)) {
			throw invalid("log.sampling", log.sampling(), "It is a share and has to be between 0 and 1.");
		}
		if (log.slow().isNegative() || log.slow().isZero()) {
			throw invalid("log.slow", log.slow(), "It has to be a positive duration, for example 5s.");
		}
		return new RequestLogSettings(log.enabled(), log.clientErrorsAsWarning(), log.slow(), log.sampling(),
				ExcludedPathsFactory.create(RequestProperties.PREFIX + ".log.excluded-paths", log.excludedPaths(),
						environment));
	}

	private static InvalidConfigurationPropertyValueException invalid(String property, Object value, String remedy) {
		return new InvalidConfigurationPropertyValueException(RequestProperties.PREFIX + "." + property, value, remedy);
	}

}
