/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.testsupport;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a line as strictly as can be: valid UTF-8, one object, no duplicate key, nothing
 * behind it, no raw control, bidi or separator character, and true to the published
 * schema.
 */
public final class StrictLogLine {

	/** Where the schema stands in the jar. */
	public static final String SCHEMA = "META-INF/spyglass/log-line.schema.json";

	private static final JsonMapper MAPPER = JsonMapper.builder()
		.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
		.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
		.build();

	private static final Schema LINE = schema();

	private StrictLogLine() {
	}

	private static Schema schema() {
		try (InputStream stream = StrictLogLine.class.getClassLoader().getResourceAsStream(SCHEMA)) {
			if (stream == null) {
				throw new IllegalStateException("No " + SCHEMA);
			}
			String json = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
			return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(json);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Parses one line of Spyglass' own schema.
	 * @param line the line without its end
	 * @return the object
	 * @throws AssertionError if anything about the line is not as it must be
	 */
	public static JsonNode parse(String line) {
		JsonNode node = parseAnySchema(line);
		List<Error> errors = LINE.validate(line, InputFormat.JSON);
		if (!errors.isEmpty()) {
			throw new AssertionError(
					errors.stream().map(Error::toString).collect(Collectors.joining("; ")) + " in " + line);
		}
		return node;
	}

	/**
	 * Parses one line of whatever schema.
	 * @param line the line without its end
	 * @return the object
	 * @throws AssertionError if the line is not strict JSON
	 */
	public static JsonNode parseAnySchema(String line) {
		line.codePoints().filter(StrictLogLine::isForbidden).findFirst().ifPresent((point) -> {
			throw new AssertionError("U+%04X stands unescaped in %s".formatted(point, line));
		});
		JsonNode node;
		try {
			node = MAPPER.readTree(line);
		}
		catch (RuntimeException ex) {
			throw new AssertionError("Not strict JSON (" + ex.getMessage() + "): " + line, ex);
		}
		if (!node.isObject()) {
			throw new AssertionError("Not an object: " + line);
		}
		return node;
	}

	/**
	 * Parses exactly one line, as it came from the encoder.
	 * @param bytes UTF-8, ended by a line feed
	 * @return the object
	 * @throws AssertionError if anything about the line is not as it must be
	 */
	public static JsonNode parse(byte[] bytes) {
		return parse(line(bytes));
	}

	/**
	 * Decodes exactly one line, as it came from the encoder.
	 * @param bytes UTF-8, ended by a line feed
	 * @return the line without its end
	 * @throws AssertionError if it is not strict UTF-8 or more than one line
	 */
	public static String line(byte[] bytes) {
		String text = decode(bytes);
		if (!text.endsWith("\n") || text.indexOf('\n') != text.length() - 1) {
			throw new AssertionError("Not exactly one line: " + text);
		}
		return text.substring(0, text.length() - 1);
	}

	/**
	 * Parses all lines of an output in Spyglass' own schema.
	 * @param output lines, each of them JSON
	 * @return the objects in their order
	 * @throws AssertionError if anything about any line is not as it must be
	 */
	public static List<JsonNode> parseAll(String output) {
		List<JsonNode> nodes = new ArrayList<>();
		for (String line : output.split("\n")) {
			if (!line.isEmpty()) {
				nodes.add(parse(line));
			}
		}
		return nodes;
	}

	private static String decode(byte[] bytes) {
		try {
			return StandardCharsets.UTF_8.newDecoder()
				.onMalformedInput(CodingErrorAction.REPORT)
				.onUnmappableCharacter(CodingErrorAction.REPORT)
				.decode(ByteBuffer.wrap(bytes))
				.toString();
		}
		catch (CharacterCodingException ex) {
			throw new AssertionError("Not strict UTF-8: " + new String(bytes, StandardCharsets.ISO_8859_1), ex);
		}
	}

	private static boolean isForbidden(int point) {
		return point < 0x20 || (point >= 0x7f && point < 0xa0) || point == 0x61c || point == 0x200e || point == 0x200f
				|| (point >= 0x2028 && point <= 0x202e) || (point >= 0x2066 && point <= 0x2069) || point == 0xfeff;
	}

}
