/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.blackbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what Grafana Alloy's configurations are written in: blocks, attributes and
 * expressions. Alloy's own parser can't be had here.
 */
final class AlloySyntax {

	private static final Pattern TOKEN = Pattern.compile(
			"//[^\n]*|\\s+|(\"(?:[^\"\\\\\n]|\\\\.)*\"|`[^`]*`" + "|\\d+(?:\\.\\d+)?|[A-Za-z_]\\w*|[{}\\[\\]()=,.+])");

	private final List<String> tokens = new ArrayList<>();

	private int next;

	private AlloySyntax(String text) {
		Matcher matcher = TOKEN.matcher(text);
		int end = 0;
		while (end < text.length()) {
			if (!matcher.find(end) || matcher.start() != end) {
				throw new IllegalArgumentException("Not Alloy: " + text.substring(end).lines().findFirst().orElse(""));
			}
			if (matcher.group(1) != null) {
				this.tokens.add(matcher.group(1));
			}
			end = matcher.end();
		}
	}

	static Block read(String text) {
		AlloySyntax syntax = new AlloySyntax(text);
		Block root = syntax.body("", "");
		if (syntax.next < syntax.tokens.size()) {
			throw new IllegalArgumentException("Not expected: " + syntax.peek());
		}
		return root;
	}

	private Block body(String name, String label) {
		Block block = new Block(name, label, new LinkedHashMap<>(), new ArrayList<>());
		while (!peek().isEmpty() && !peek().equals("}")) {
			String key = path();
			if (accept("=")) {
				if (block.attributes().put(key, expression()) != null) {
					throw new IllegalArgumentException("Twice: " + key);
				}
			}
			else {
				String inner = peek().startsWith("\"") ? text(take()) : "";
				expect("{");
				block.blocks().add(body(key, inner));
				expect("}");
			}
		}
		return block;
	}

	private Object expression() {
		Object value = operand();
		while (accept("+")) {
			value = List.of(value, operand());
		}
		return value;
	}

	private Object operand() {
		String token = peek();
		if (token.startsWith("\"") || token.startsWith("`")) {
			return text(take());
		}
		if (token.equals("[")) {
			return list("[", "]");
		}
		if (token.equals("{")) {
			return object();
		}
		if (token.matches("\\d.*|true|false")) {
			return take();
		}
		String path = path();
		return peek().equals("(") ? new Call(path, list("(", ")")) : new Reference(path);
	}

	private List<Object> list(String open, String close) {
		List<Object> values = new ArrayList<>();
		expect(open);
		while (!accept(close)) {
			values.add(expression());
			if (!accept(",")) {
				expect(close);
				break;
			}
		}
		return values;
	}

	private Map<String, Object> object() {
		Map<String, Object> values = new LinkedHashMap<>();
		expect("{");
		while (!accept("}")) {
			String key = peek().startsWith("\"") ? text(take()) : take();
			expect("=");
			values.put(key, expression());
			if (!accept(",")) {
				expect("}");
				break;
			}
		}
		return values;
	}

	private String path() {
		StringBuilder path = new StringBuilder(take());
		while (accept(".")) {
			path.append('.').append(take());
		}
		if (!path.toString().matches("[A-Za-z_][\\w.]*")) {
			throw new IllegalArgumentException("No name: " + path);
		}
		return path.toString();
	}

	private String peek() {
		return (this.next < this.tokens.size()) ? this.tokens.get(this.next) : "";
	}

	private String take() {
		String token = peek();
		this.next++;
		return token;
	}

	private boolean accept(String token) {
		boolean matches = peek().equals(token);
		this.next += matches ? 1 : 0;
		return matches;
	}

	private void expect(String token) {
		if (!accept(token)) {
			throw new IllegalArgumentException("Expected " + token + ", but there is " + peek());
		}
	}

	private static String text(String token) {
		String inner = token.substring(1, token.length() - 1);
		return token.startsWith("`") ? inner : inner.replaceAll("\\\\(.)", "$1");
	}

	/** A block with what is in it. */
	record Block(String name, String label, Map<String, Object> attributes, List<Block> blocks) {

	}

	/** A name that something else gives a value. */
	record Reference(String path) {

	}

	/** A function with its arguments. */
	record Call(String function, List<Object> arguments) {

	}

}
