/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.propagation.internal.messaging;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import io.grpc.MethodDescriptor;

/**
 * A gRPC service without generated code: one method, from text to text.
 */
final class Orders {

	static final String SERVICE = "orders.Orders";

	static final MethodDescriptor<String, String> PLACE = MethodDescriptor.<String, String>newBuilder()
		.setType(MethodDescriptor.MethodType.UNARY)
		.setFullMethodName(SERVICE + "/Place")
		.setRequestMarshaller(new TextMarshaller())
		.setResponseMarshaller(new TextMarshaller())
		.build();

	private Orders() {
	}

	private static final class TextMarshaller implements MethodDescriptor.Marshaller<String> {

		@Override
		public InputStream stream(String value) {
			return new ByteArrayInputStream(value.getBytes(StandardCharsets.UTF_8));
		}

		@Override
		public String parse(InputStream stream) {
			ByteArrayOutputStream bytes = new ByteArrayOutputStream();
			try {
				stream.transferTo(bytes);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
			return bytes.toString(StandardCharsets.UTF_8);
		}

	}

}
