/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.redaction.internal;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Hands {@link Redaction} texts of one megabyte that repeat what its rules look at. Work
 * that grows with the square of the length takes minutes there, not milliseconds.
 */
class RedactionLinearTimeTests {

	private static final int LENGTH = 1_000_000;

	private static final Duration LIMIT = Duration.ofSeconds(3);

	private final Redaction redaction = new Redaction(new RedactionSettings(List.of(), List.of(), true, List.of(),
			List.of("Tr0ub4dor&3x", "a".repeat(400) + "b-1")), List.of(), new RedactionCounts());

	@ParameterizedTest
	@ValueSource(strings = { "a", " ", "=", ":", ">", "-", "--", "\"", "'", "\\", "\\\"", "[", "]", "(", "{", "<", "@",
			"1", "4", "41 ", "4111 ", "4111 1111 1111 1111 ", "password=", "password:", "password: ", "password=[",
			"password=(", "password=\"", "password=\\\"", "password='[redacted]", "password=null ", "password=a[",
			"password=a(b", "password=a,b", "password=a,b=", "password=a;", "password=\"[redacted", "password: |\n",
			"password: |\\n a", "password: |\n a\n", "password=\\\n", "\"password\":\"", "\"password\":\"\",",
			"password=[\"", "password=[redacted]\"", "Cookie: ", "Cookie: a=\"b\", ", "Cookie:\"a\", ",
			"\"Cookie: a\",\"", "Cookie=[", "Cookie: [redacted] \"", "authorization: header \"", "Bearer ", "Bearer a=",
			"basic ", "eyJ", "eyJ.", "-----BEGIN ", "-----BEGIN PRIVATE KEY-----", "-----BEGIN x--", "- END ", "-END ",
			"--password", "--password ", "--password --", "--a ", "sk-", "SG.", "ghp_", "ghp_a", "ya29.a", "AKIA",
			"pat_", "xox-", "pypi-", "pypi-AgEIcHlwaS5vcmc", "glc_a", "https://", "https://a:b/", "https://a:b",
			"x:\\/\\/", "thin:", "thin:a/", "value=", "password value=", "\"name\":\"password\",\"value\":", "(a)=",
			"(password)=(", "(a, b, c)=", "(a, ", "from String \"a\":", "from String \":", "from String \"",
			"For input string: \"", "'password' For input string: \"", "password: rejected value [",
			"password: rejected value []; ", "password: Failed to convert ", "password: Failed to convert a'; ",
			"at [Source:", "value ('a') at [Source:", "(through reference chain: \"",
			"from String \"a\":(through reference chain: \"", "<password>", "<password", "<password>x", "<a ", "<a>",
			"<secret><![CDATA[", "a->", "password->", "\"auth\":\"", "\"auth\":\"a", "1:AA", "unexpected token: ",
			"secret: a-b ", "Loaded secret: a-b ", "password: must ", "password=hunter2 ", "password=hunter2 hunter2 ",
			"a@b.c", "Tr0ub4dor&3", "aaaaaaaaab", "\u001B[2m", "password=\u001B", "\n", "password\n", "password  ",
			"token=t.token ", "%", "password=${a", "password=<a", "\uD83D", "é=" })
	void takesTimeInProportionToTheLength(String shape) {
		String text = shape.repeat(LENGTH / shape.length());
		long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
		this.redaction.redact(text);
		long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
		assertThat(Duration.ofNanos(nanos)).isLessThan(LIMIT);
	}

}
