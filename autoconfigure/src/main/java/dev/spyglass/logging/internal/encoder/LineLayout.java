/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.encoder;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.spyglass.vocabulary.LogField;
import dev.spyglass.vocabulary.LogFields;
import org.jspecify.annotations.Nullable;

/**
 * Compiled schema: the parts of a line in their order, with all names encoded.
 *
 * @param parts parts to write before the key-values
 * @param context {@code ,"context":}, with the configured name
 * @param keys cache of keys
 */
record LineLayout(PartList parts, byte[] context, KeyTable keys) {

	static LineLayout of(JsonLineSettings settings, TextGuard guard) {
		Compiler compiler = new Compiler(settings, new ValueWriter(guard, settings.limits()));
		Set<String> reserved = new HashSet<>(settings.omitted());
		List<Part> parts = new ArrayList<>();
		for (Template template : settings.schema().templates(settings.identity())) {
			if (template.path().equals(LogFields.REQUEST_ID)) {
				settings.staticFields().forEach((name, value) -> parts.add(compiler.constant(name, value)));
			}
			compiler.add(template, parts);
			reserve(reserved, settings.nameOf(template));
		}
		settings.staticFields().keySet().forEach((name) -> reserve(reserved, name));
		String context = settings.renames().getOrDefault(LogField.CONTEXT.fieldName(), LogField.CONTEXT.fieldName());
		reserved.add(context);
		return new LineLayout(merge(parts), KeyTable.fragment(context), new KeyTable(Set.copyOf(reserved), guard));
	}

	/** Reserves a name. For a dotted name, each prefix before a dot is reserved, too. */
	private static void reserve(Set<String> reserved, String name) {
		reserved.add(name);
		for (int dot = name.indexOf('.'); dot > 0; dot = name.indexOf('.', dot + 1)) {
			reserved.add(name.substring(0, dot));
		}
	}

	/** Merges adjacent constants into one part, and adjacent slots into one slots. */
	private static PartList merge(List<Part> parts) {
		List<Part> merged = new ArrayList<>();
		List<SlotPart> slots = new ArrayList<>();
		for (Part part : parts) {
			int last = merged.size() - 1;
			if (part instanceof SlotPart slot) {
				slots.add(slot);
				if (slots.size() > 1) {
					merged.remove(last);
				}
				merged.add(SlotPart.Row.of(slots));
				continue;
			}
			slots.clear();
			if (part instanceof CoreParts.Constant && last >= 0
					&& merged.get(last) instanceof CoreParts.Constant previous) {
				Utf8Buffer buffer = new Utf8Buffer();
				buffer.raw(previous.fragment());
				buffer.raw(part.fragment());
				merged.set(last, new CoreParts.Constant(buffer.toByteArray()));
			}
			else {
				merged.add(part);
			}
		}
		return PartList.of(merged);
	}

	/**
	 * Creates the parts of a field according to the settings.
	 */
	private record Compiler(JsonLineSettings settings, ValueWriter values) {

		void add(Template template, List<Part> parts) {
			if (!this.settings.writes(template)) {
				return;
			}
			byte[] fragment = KeyTable.fragment(this.settings.nameOf(template));
			if (template.path().equals(LogFields.TIMESTAMP)) {
				parts.add(this.settings.timestamp(fragment));
			}
			else if (template.part() != null) {
				parts.add(template.part().apply(fragment));
			}
			else if (template.constant() != null) {
				parts.add(constant(this.settings.nameOf(template), template.constant()));
			}
			else if (!template.members().isEmpty()) {
				List<Part> members = new ArrayList<>();
				template.members().forEach((member) -> add(member, members));
				if (!members.isEmpty()) {
					parts.add(conditional(template, new CoreParts.Nested(fragment, merge(members))));
				}
			}
		}

		private static Part conditional(Template template, Part part) {
			return switch (template.path()) {
				case LogFields.ERROR -> new CoreParts.Conditional(LogField.ERROR, part);
				case LogFields.HTTP -> new CoreParts.Conditional(LogField.HTTP, part);
				default -> part;
			};
		}

		CoreParts.Constant constant(String name, @Nullable Object value) {
			Utf8Buffer buffer = new Utf8Buffer();
			buffer.raw(KeyTable.fragment(name));
			this.values.write(buffer, value);
			return new CoreParts.Constant(buffer.toByteArray());
		}

	}

}
