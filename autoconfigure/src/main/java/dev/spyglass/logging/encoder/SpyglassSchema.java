/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.encoder;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

import dev.spyglass.context.ServiceIdentity;
import dev.spyglass.vocabulary.LogField;
import dev.spyglass.vocabulary.LogFields;
import org.jspecify.annotations.Nullable;

/**
 * The line of the vocabulary.
 */
final class SpyglassSchema {

	private SpyglassSchema() {
	}

	static List<Template> templates(ServiceIdentity identity) {
		return Arrays.stream(LogField.values())
			.filter((field) -> field != LogField.CONTEXT)
			.map((field) -> template(field, identity))
			.toList();
	}

	private static Template template(LogField field, ServiceIdentity identity) {
		return switch (field) {
			case TIMESTAMP -> part(field, CoreParts.Timestamp::new);
			case LEVEL -> part(field, (name) -> new CoreParts.LevelName(name, LevelNames.LOGBACK));
			case MESSAGE -> part(field, CoreParts.Message::new);
			case LOGGER -> part(field, CoreParts.LoggerName::new);
			case THREAD -> part(field, CoreParts.ThreadName::new);
			case SERVICE -> constant(field, identity.service());
			case VERSION -> constant(field, identity.version());
			case ENVIRONMENT -> constant(field, identity.environment());
			case HOSTNAME -> constant(field, identity.hostname());
			case DURATION_MS -> part(field, SlotPart.Milliseconds::new);
			case HTTP -> Template.object(field.fieldName(), field.fieldName(), http());
			case ERROR -> Template.object(field.fieldName(), field.fieldName(), error());
			case CALLER -> Template.object(field.fieldName(), field.fieldName(), caller());
			case TAGS -> part(field, CoreParts.Tags::new);
			default -> Template.slot(field, field.fieldName());
		};
	}

	private static Template part(LogField field, Function<byte[], Part> part) {
		return Template.of(field, field.fieldName(), part);
	}

	private static Template constant(LogField field, @Nullable String value) {
		return Template.constant(field, field.fieldName(), value);
	}

	static List<Template> http() {
		List<Template> members = new ArrayList<>();
		LogField.HTTP.members().forEach((member) -> members.add(Template.http(member.name(), member.name())));
		members.add(otherHttp());
		return members;
	}

	static Template otherHttp() {
		return Template.of(LogFields.HTTP + ".*", "*", HttpPart.Others::new);
	}

	private static List<Template> error() {
		List<Template> members = new ArrayList<>(errorWithoutStackTrace());
		members.add(stackTrace(LogFields.Error.STACK_TRACE));
		return members;
	}

	static List<Template> errorWithoutStackTrace() {
		return List.of(member(LogField.ERROR, LogFields.Error.TYPE, ErrorParts.Type::new),
				member(LogField.ERROR, LogFields.Error.MESSAGE, ErrorParts.Message::new),
				member(LogField.ERROR, LogFields.Error.CODE, ErrorParts.Code::new),
				member(LogField.ERROR, LogFields.Error.FINGERPRINT, ErrorParts.Fingerprint::new));
	}

	static Template stackTrace(String name) {
		return Template.member(LogField.ERROR, LogFields.Error.STACK_TRACE, name, ErrorParts.StackTrace::new);
	}

	private static List<Template> caller() {
		return List.of(member(LogField.CALLER, LogFields.Caller.CLASS, CallerPart.of(StackTraceElement::getClassName)),
				member(LogField.CALLER, LogFields.Caller.METHOD, CallerPart.of(StackTraceElement::getMethodName)),
				member(LogField.CALLER, LogFields.Caller.FILE, CallerPart.of(StackTraceElement::getFileName)),
				member(LogField.CALLER, LogFields.Caller.LINE, CallerPart.of(StackTraceElement::getLineNumber)));
	}

	private static Template member(LogField field, String name, Function<byte[], Part> part) {
		return Template.member(field, name, name, part);
	}

}
