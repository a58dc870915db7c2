/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.encoder;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

import dev.spyglass.service.ServiceIdentity;
import dev.spyglass.vocabulary.LogField;
import dev.spyglass.vocabulary.LogFields;
import org.jspecify.annotations.Nullable;

/**
 * Spyglass's own schema, with the names of the vocabulary.
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
			case SERVICE -> constant(field, identity.service());
			case VERSION -> constant(field, identity.version());
			case ENVIRONMENT -> constant(field, identity.environment());
			case HOSTNAME -> constant(field, identity.hostname());
			case HTTP -> Template.object(field.fieldName(), field.fieldName(), http());
			case ERROR -> Template.object(field.fieldName(), field.fieldName(), error());
			case CALLER -> Template.object(field.fieldName(), field.fieldName(), caller());
			default -> Template.of(field, field.fieldName(), (name) -> part(field, name));
		};
	}

	private static Part part(LogField field, byte[] name) {
		return switch (field) {
			case TIMESTAMP -> new CoreParts.Timestamp(name);
			case LEVEL -> new CoreParts.LevelName(name, LevelNames.LOGBACK);
			case MESSAGE -> new CoreParts.Message(name);
			case LOGGER -> new CoreParts.LoggerName(name);
			case THREAD -> new CoreParts.ThreadName(name);
			case DURATION_MS -> new SlotPart.Milliseconds(name);
			case TAGS -> new CoreParts.Tags(name);
			default -> new SlotPart(name, field);
		};
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
		return List.of(error(LogFields.Error.TYPE), error(LogFields.Error.MESSAGE), error(LogFields.Error.CODE),
				error(LogFields.Error.FINGERPRINT));
	}

	private static Template error(String member) {
		return member(LogField.ERROR, member, (name) -> errorPart(member, name));
	}

	private static Part errorPart(String member, byte[] name) {
		return switch (member) {
			case LogFields.Error.TYPE -> new ErrorParts.Type(name);
			case LogFields.Error.MESSAGE -> new ErrorParts.Message(name);
			case LogFields.Error.CODE -> new ErrorParts.Code(name);
			default -> new ErrorParts.Fingerprint(name);
		};
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
