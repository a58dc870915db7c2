/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.encoder;

import com.fasterxml.jackson.annotation.JsonFormat;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.jsontype.TypeSerializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.Serializers;
import tools.jackson.databind.ser.std.StdSerializer;
import tools.jackson.databind.type.ArrayType;
import tools.jackson.databind.util.TokenBuffer;

/**
 * Module for Jackson that keeps values of the types in {@link ValueForms} as they are
 * when a bean is converted to a tree.
 */
final class ValueFormsModule extends SimpleModule {

	@Override
	public void setupModule(SetupContext context) {
		super.setupModule(context);
		context.addSerializers(new KeepingSerializers());
	}

	private static final class KeepingSerializers implements Serializers {

		private static final ValueSerializer<?> KEEPING = new KeepingSerializer();

		@Override
		public @Nullable ValueSerializer<?> findSerializer(SerializationConfig config, JavaType type,
				BeanDescription.Supplier bean, JsonFormat.@Nullable Value format) {
			return ValueForms.covers(type.getRawClass()) ? KEEPING : null;
		}

		@Override
		public ValueSerializer<?> findEnumSerializer(SerializationConfig config, JavaType type,
				BeanDescription.Supplier bean, JsonFormat.@Nullable Value format) {
			return KEEPING;
		}

		@Override
		public @Nullable ValueSerializer<?> findArraySerializer(SerializationConfig config, ArrayType type,
				BeanDescription.Supplier bean, JsonFormat.@Nullable Value format, @Nullable TypeSerializer typed,
				@Nullable ValueSerializer<Object> element) {
			return (type.getRawClass() == char[].class) ? KEEPING : null;
		}

	}

	private static final class KeepingSerializer extends StdSerializer<Object> {

		KeepingSerializer() {
			super(Object.class);
		}

		@Override
		public void serialize(Object value, JsonGenerator generator, SerializationContext context) {
			if (generator instanceof TokenBuffer buffer) {
				buffer.writeEmbeddedObject(value);
			}
			else {
				generator.writeString("");
			}
		}

		@Override
		public void serializeWithType(Object value, JsonGenerator generator, SerializationContext context,
				TypeSerializer type) {
			serialize(value, generator, context);
		}

	}

}
