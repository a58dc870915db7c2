/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.blackbox;

import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.luaj.vm2.Globals;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;
import org.luaj.vm2.lib.jse.JsePlatform;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What Fluent Bit does to lines, in a real Lua; Fluent Bit itself can't be had here.
 */
class FluentBitLuaTests {

	private final Globals lua = JsePlatform.standardGlobals();

	@BeforeEach
	void load() {
		this.lua.load(Query.read(Query.DEPLOY.resolve("fluent-bit/lines.lua")), "lines.lua").call();
	}

	@Test
	void aLineKeepsItsTextItsTimeItsLabelsAndItsIds() {
		Instant time = Instant.now();
		Marked marked = mark("{the line}",
				Map.of("timestamp", time.toString(), "level", "WARN", "service", "shop", "environment", "production",
						"request_id", "r-1", "trace_id", "0af7651916cd43dd8448eb211c80319c", "message", "hello"));
		assertThat(marked.text("line")).isEqualTo("{the line}");
		assertThat(marked.time()).isEqualTo(time);
		assertThat(marked.text("service")).isEqualTo("shop");
		assertThat(marked.text("environment")).isEqualTo("production");
		assertThat(marked.text("level")).isEqualTo("WARN");
		assertThat(marked.text("request_id")).isEqualTo("r-1");
		assertThat(marked.text("trace_id")).startsWith("0af7");
		assertThat(marked.text("tags")).isNull();
		assertThat(marked.text("message")).isNull();
	}

	@Test
	void timesAreReadWhateverTheDate() {
		for (String time : new String[] { "1970-01-01T00:00:00Z", "2000-02-29T23:59:59.999999Z",
				"2026-03-01T00:00:00.5Z", "2026-12-31T12:00:00.000001Z", "2100-02-28T01:02:03.123Z" }) {
			assertThat(mark("x", Map.of("timestamp", time)).time()).isEqualTo(Instant.parse(time));
		}
	}

	@Test
	void millisecondsAreATimeToo() {
		Instant time = Instant.ofEpochMilli(Instant.now().toEpochMilli());
		assertThat(mark("x", Map.of("timestamp", time.toEpochMilli())).time()).isEqualTo(time);
	}

	@Test
	void oddLinesAreMarked() {
		String now = Instant.now().toString();
		assertThat(mark("plain", Map.of()).text("tags")).isEqualTo("unparsed");
		assertThat(mark("plain", Map.of()).text("level")).isEqualTo("UNKNOWN");
		assertThat(mark("x", Map.of("timestamp", now, "level", "LOUD")).text("tags")).isEqualTo("unknown_level");
		assertThat(mark("x", Map.of("timestamp", now, "level", 3)).text("level")).isEqualTo("UNKNOWN");
		assertThat(mark("x", Map.of("timestamp", Instant.now().plusSeconds(3600).toString(), "level", "INFO"))
			.text("tags")).isEqualTo("clock_ahead");
		assertThat(mark("x", Map.of("timestamp", Instant.now().minusSeconds(3600).toString(), "level", "INFO"))
			.text("tags")).isEqualTo("late");
		Marked big = mark("x".repeat(1_000_000), Map.of("timestamp", now, "level", "INFO"));
		assertThat(big.text("tags")).isEqualTo("cut");
		assertThat(big.text("line")).hasSizeLessThan(250_100).endsWith("…[cut]");
	}

	@Test
	void whatHasNoTimeKeepsTheOneItWasReadAt() {
		assertThat(mark("x", Map.of("level", "INFO", "timestamp", "soon")).time())
			.isEqualTo(Instant.ofEpochSecond(7, 8));
		assertThat(mark("plain", Map.of()).time()).isEqualTo(Instant.ofEpochSecond(7, 8));
	}

	@Test
	void theServiceIsTheFilesOrTheContainersUntilALineSaysOtherwise() {
		LuaTable file = table(Map.of("log", "text", "file", "/var/log/spyglass/shop.log"));
		assertThat(call("origin", "file", file).arg(3).get("@origin").tojstring()).isEqualTo("shop");
		LuaTable container = table(Map.of("log", "text\n", "file", "/x-json.log"));
		container.set("attrs", table(Map.of("com.docker.compose.service", "till")));
		Varargs result = call("origin", "container", container);
		assertThat(result.arg(3).get("@origin").tojstring()).isEqualTo("till");
		assertThat(result.arg(3).get("@line").tojstring()).isEqualTo("text");
		assertThat(mark("x", Map.of("service", "")).text("service")).isEqualTo("file");
	}

	@Test
	void containersOfOthersAreLeftAlone() {
		assertThat(call("origin", "container", table(Map.of("log", "text\n", "file", "/x-json.log"))).arg1().toint())
			.isEqualTo(-1);
	}

	private Marked mark(String line, Map<String, Object> fields) {
		LuaTable record = table(fields);
		record.set("@line", line);
		record.set("@origin", "file");
		Varargs result = call("mark", "file", record);
		assertThat(result.arg1().toint()).isEqualTo(1);
		return new Marked(result.arg(2), result.arg(3));
	}

	private Varargs call(String function, String tag, LuaTable record) {
		LuaTable time = table(Map.of("sec", 7, "nsec", 8));
		return this.lua.get(function).invoke(LuaValue.varargsOf(LuaValue.valueOf(tag), time, record));
	}

	private static LuaTable table(Map<String, Object> values) {
		LuaTable table = new LuaTable();
		values.forEach((key, value) -> table.set(key, (value instanceof Number number)
				? LuaValue.valueOf(number.doubleValue()) : LuaValue.valueOf((String) value)));
		return table;
	}

	private record Marked(LuaValue timestamp, LuaValue record) {

		Instant time() {
			return Instant.ofEpochSecond(this.timestamp.get("sec").tolong(), this.timestamp.get("nsec").tolong());
		}

		String text(String field) {
			LuaValue value = this.record.get(field);
			return value.isnil() ? null : value.tojstring();
		}

	}

}
