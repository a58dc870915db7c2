/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.tracing.internal.export;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/**
 * Tests for {@link SqlLiterals}.
 */
class SqlLiteralsTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			select a from b where c = 'secret'          | select a from b where c = ?
			select 'it''s', x                           | select ?, x
			select 'back\\'slash', x                    | select ?, x
			select 'unterminated, x                     | select ?
			select t1.col2 from t1 where n=42           | select t1.col2 from t1 where n=?
			limit 10 offset 1.5e3                       | limit ? offset ?
			where a = -1 and b = .5 and c = 0xFF        | where a = -? and b = ? and c = ?
			where a = $1 and b = ? and c = :name2       | where a = $1 and b = ? and c = :name2
			do $$ raise 'secret' $$ end                 | do ? end
			do $x$ secret $$ more $x$ end               | do ? end
			do $$ never ends                            | do ?
			select "name 1" from "T2"                   | select "name ?" from "T2"
			insert into t values ('a', 1), ('b', 2)     | insert into t values (?, ?), (?, ?)
			""")
	void hidesValuesAndKeepsNames(String sql, String expected) {
		assertThat(SqlLiterals.hide(sql)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`', value = { "``", "$", "'", "\\", "'\\", ".", "1", "$$", "$a" })
	void survivesFragments(String sql) {
		assertThatCode(() -> SqlLiterals.hide(sql)).doesNotThrowAnyException();
	}

	@Test
	void isLinear() {
		String hostile = "$a".repeat(250_000) + "'\\".repeat(250_000);
		assertTimeoutPreemptively(Duration.ofSeconds(5), () -> SqlLiterals.hide(hostile));
	}

}
