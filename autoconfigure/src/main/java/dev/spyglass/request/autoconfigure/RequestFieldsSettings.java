/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.autoconfigure;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.spyglass.autoconfigure.HeaderNameCheck;
import dev.spyglass.request.internal.RequestLogFields;
import dev.spyglass.vocabulary.LogField;
import dev.spyglass.vocabulary.LogFields;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.http.HttpHeaders;

/**
 * Validates the properties for the log fields of requests and creates
 * {@link RequestLogFields} from them. Startup fails with the property, the value and a
 * remedy if one is invalid.
 */
final class RequestFieldsSettings {

	private static final String PREFIX = RequestProperties.PREFIX + ".fields.";

	private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");

	private static final Set<String> RESERVED = Stream
		.concat(Arrays.stream(LogField.values()).map(LogField::fieldName),
				Stream.of(LogFields.MDC_TRACE_ID, LogFields.MDC_SPAN_ID))
		.collect(Collectors.toUnmodifiableSet());

	private RequestFieldsSettings() {
	}

	static RequestLogFields logFields(RequestProperties.Fields fields) {
		Map<String, String> byHeader = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		fields.headers().forEach((header, name) -> {
			requireHeader(PREFIX + "headers." + header, header);
			requireName(PREFIX + "headers." + header, name);
			byHeader.put(header, name);
		});
		String tenantHeader = fields.tenantHeader();
		if (tenantHeader != null && !tenantHeader.isEmpty()) {
			requireHeader(PREFIX + "tenant-header", tenantHeader);
			byHeader.put(tenantHeader, LogFields.TENANT_ID);
		}
		return new RequestLogFields(fields.include(), byHeader);
	}

	private static void requireHeader(String property, String header) {
		HeaderNameCheck.require(property, header);
		if (Stream.of(HttpHeaders.AUTHORIZATION, HttpHeaders.PROXY_AUTHORIZATION, HttpHeaders.COOKIE)
			.anyMatch(header::equalsIgnoreCase)) {
			throw new InvalidConfigurationPropertyValueException(property, header,
					"The header holds credentials, which must not be logged. Use another header.");
		}
	}

	private static void requireName(String property, String name) {
		if (!NAME.matcher(name).matches()) {
			throw new InvalidConfigurationPropertyValueException(property, name,
					"The value is not a valid field name. Use a letter, followed by at most 63 letters, digits, '_' and"
							+ " '-', for example 'client_version'.");
		}
		if (RESERVED.contains(name)) {
			throw new InvalidConfigurationPropertyValueException(property, name,
					"Spyglass has a field with this name. Use another name"
							+ (name.equals(LogFields.TENANT_ID) ? ", or set " + PREFIX + "tenant-header." : "."));
		}
	}

}
