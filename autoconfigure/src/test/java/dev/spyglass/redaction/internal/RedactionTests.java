/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.redaction.internal;

import java.nio.charset.StandardCharsets;
import java.util.List;

import dev.spyglass.redaction.RedactionRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatRuntimeException;

/**
 * Tests for {@link Redaction}.
 */
class RedactionTests {

	private static final String JWT = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U";

	private final RedactionCounts counts = new RedactionCounts();

	private final Redaction redaction = new Redaction(RedactionSettings.DEFAULT, List.of(), this.counts);

	@ParameterizedTest
	@ValueSource(strings = { "password", "Password", "PASSWORD", "db_password", "dbPassword",
			"spring.datasource.password", "DB_PASSWORD", "passwd", "pwd", "userPwd", "secret", "client_secret",
			"clientSecret", "token", "access_token", "accessToken", "x-auth-token", "csrfToken", "authorization",
			"Authorization", "Proxy-Authorization", "cookie", "Set-Cookie", "api_key", "apiKey", "X-API-Key", "apikey",
			"private_key", "aws_secret_access_key", "credentials", "sessionId", "JSESSIONID", "sentry.dsn", "smtp_pass",
			"cvv", "card_pin", "passphrase", "refreshToken", "pin", "otp", "ssn", "pass", "pw", "sid", "csrf", "_csrf",
			"signature", "sig", "SAMLResponse", "hmac", "PIN", "user.pin", "app.Password", "X-Amz-Signature" })
	void hidesByKey(String key) {
		assertThat(this.redaction.hides(key)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "user", "message", "tokens", "max_tokens", "prompt_tokens", "token_count", "tokenizer",
			"password_length", "passwordEncoder", "secretName", "token_type", "monkey", "key", "author", "compass",
			"status", "TokenService.java", "org.acme.secret.VaultException", "org.acme.PasswordScanner",
			"password_changed", "input_token", "first_pass", "passwordResetAt", "pins", "passenger", "side",
			"request_id", "duration_ms", "" })
	void leavesOtherKeysAlone(String key) {
		assertThat(this.redaction.hides(key)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "first-of-0815", "00009x-secret", "a0000000z-0129" })
	void findsAKnownSecretWhoseRarestCharacterIsWithinANumber(String secret) {
		Redaction knowing = new Redaction(
				new RedactionSettings(List.of(), List.of(), false, List.of(), List.of(secret)), List.of(), this.counts);
		assertThat(knowing.redact("it is " + secret + " indeed")).isEqualTo("it is [redacted] indeed");
	}

	@ParameterizedTest
	@ValueSource(strings = { "cookies:\n  token: hunter2", "credentials:\n\tuser: jane\n\tpassword: hunter2",
			"token: password: hunter2", "secret = api_key = hunter2", "X-Secret:\nX-Auth-Token = hunter2",
			"password:\n\"token\": \"hunter2\"", "password:\n  hunter2",
			"{\"password\":\"cut off\napi_key\":\"hunter2\"}" })
	void findsTheValueBehindANestedKey(String text) {
		assertThat(this.redaction.redact(text)).doesNotContain("hunter2");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			password=hunter2                           | password=[redacted]
			login failed: password=hunter2, user=jane  | login failed: password=[redacted], user=jane
			{"user":"jane","password":"hunter2"}       | {"user":"jane","password":"[redacted]"}
			{\\"password\\":\\"hun ter2\\",\\"a\\":1}  | {\\"password\\":\\"[redacted]\\",\\"a\\":1}
			{"password":"hun\\"ter2","a":1}            | {"password":"[redacted]","a":1}
			User[name=jane, password=hunter2]          | User[name=jane, password=[redacted]]
			/login?token=abc123&next=/home             | /login?token=[redacted]&next=/home
			Authorization: Basic dXNlcjpwYXNz          | Authorization: [redacted]
			Cookie: session=c00kie; theme=dark         | Cookie: [redacted]
			api-key : abc-def-123 used                 | api-key : [redacted] used
			secret='two words' end                     | secret='[redacted]' end
			tokens={"access_token":["a","b"]}          | tokens={"access_token":[redacted]}
			password => hunter2                        | password => [redacted]
			password == hunter2                        | password == [redacted]
			""")
	void hidesWhatIsAssignedToATellingKey(String text, String expected) {
		assertThat(this.redaction.redact(text)).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "password=null", "password=", "secret=true", "token=[redacted]", "GET /orders:42",
			"at 10:30:15.123", "max_tokens=4096", "a=b=c", "see http://example.org:8080/path", "Token::new", ":", "=",
			"ratio 3:1 = 3", "Bearer token missing", "basic authentication required", "the bearer realm",
			"550e8400-e29b-41d4-a716-446655440000", "4111111111111112", "1763707815123456", "order 12345678901234",
			"a4111111111111111f", "eyJ", "heyJude", "jane@example.org", "jdbc:postgresql://db:5432/orders",
			"-----BEGIN CERTIFICATE----- abc" })
	void leavesHarmlessTextAloneAndReturnsTheVeryInstance(String text) {
		assertThat(this.redaction.redact(text)).isSameAs(text);
	}

	@Test
	void findsSecretsAtAnyPlaceOfALongText() {
		for (int length = 0; length < 200; length++) {
			String before = "|".repeat(length);
			for (String secret : List.of(JWT, "4111111111111111", "Bearer abcdef123456", "password=x")) {
				assertThat(this.redaction.redact(before + secret)).as(before + secret).endsWith(Redaction.MASK);
			}
		}
	}

	@ParameterizedTest
	@CsvSource({ "2221, 16", "2720, 16", "40, 13", "40, 16", "49, 19", "34, 15", "37, 15", "301, 14", "36, 14",
			"38, 16", "3528, 16", "3589, 17", "51, 16", "55, 16", "6011, 16", "644, 19", "65, 16", "62, 16", "62, 18",
			"5018, 13", "6763, 19" })
	void findsACardOfEachSchemeInEachOfItsLengths(String beginning, int length) {
		String number = withCheckDigit(beginning + "1234567890123456789".substring(0, length - 1 - beginning.length()));
		assertThat(this.redaction.redact("paid by " + number)).isEqualTo("paid by [redacted]");
	}

	@ParameterizedTest
	@CsvSource({ "35, 15", "34, 16", "51, 15", "2820, 16", "40, 15", "59, 16", "3590, 16", "6012, 16", "4, 17" })
	void leavesANumberOfAnotherLengthOrSchemeAlone(String beginning, int length) {
		String number = withCheckDigit(beginning + "1234567890123456789".substring(0, length - 1 - beginning.length()));
		assertThat(this.redaction.redact(number)).isSameAs(number);
	}

	private static String withCheckDigit(String digits) {
		int sum = 0;
		for (int index = 0; index < digits.length(); index++) {
			int digit = digits.charAt(digits.length() - 1 - index) - '0';
			sum += (index % 2 == 0) ? digit * 2 / 10 + digit * 2 % 10 : digit;
		}
		return digits + (10 - sum % 10) % 10;
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			sent Bearer abcdef123456 on       | sent Bearer [redacted] on
			BEARER  abc.def-ghi_jkl           | BEARER  [redacted]
			basic dXNlcjpwYXNz                | basic [redacted]
			card 4111111111111111 declined    | card [redacted] declined
			4111 1111 1111 1111               | [redacted]
			4111-1111-1111-1111 2026          | [redacted] 2026
			378282246310005                   | [redacted]
			3782 822463 10005.                | [redacted].
			5555555555554444,                 | [redacted],
			jdbc:mysql://root:s3cr3t@db/x     | jdbc:mysql://[redacted]@db/x
			https://0123456789abcdef@host/1   | https://[redacted]@host/1
			""")
	void hidesByPattern(String text, String expected) {
		assertThat(this.redaction.redact(text)).isEqualTo(expected);
	}

	@Test
	void hidesJsonWebTokens() {
		assertThat(this.redaction.redact("got " + JWT + " from")).isEqualTo("got [redacted] from");
	}

	@Test
	void hidesPrivateKeys() {
		assertThat(this.redaction.redact("""
				key -----BEGIN RSA PRIVATE KEY-----
				MIIB
				-----END RSA PRIVATE KEY----- end""")).isEqualTo("key [redacted] end");
	}

	@Test
	void hidesAPrivateKeyThatIsCut() {
		assertThat(this.redaction.redact("-----BEGIN PRIVATE KEY-----\nMIIB")).isEqualTo("[redacted]");
	}

	@Test
	void hidesEmailsWhenAsked() {
		assertThat(with(List.of(), true, List.of(), List.of()).redact("to jane.doe+x@mail.example.org, now"))
			.isEqualTo("to [redacted], now");
	}

	@Test
	void hidesKnownValuesWhereverTheyTurnUp() {
		assertThat(with(List.of(), false, List.of(), List.of("Tr0ub4dor&3")).redact("xTr0ub4dor&3y and Tr0ub4dor&3"))
			.isEqualTo("x[redacted]y and [redacted]");
	}

	@Test
	void hidesTheLongerOfTwoKnownValuesThatBeginAlike() {
		assertThat(with(List.of(), false, List.of(), List.of("abcd-1234-x", "abcd-1234-xyz")).redact("abcd-1234-xyz!"))
			.isEqualTo("[redacted]!");
	}

	@Test
	void takesAWeakKnownValueForASecretOnlyAsAWord() {
		Redaction weak = with(List.of(), false, List.of(), List.of("postgres"));
		assertThat(weak.redact("jdbc:postgresql as postgres")).isEqualTo("jdbc:postgresql as [redacted]");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			password           | password=hunter2
			Password           | Password: hunter2
			access_token       | {"access_token":"hunter2"}
			my.db-password     | my.db-password=hunter2
			db-password        | my.db-password: hunter2 is wrong
			X-Auth-Token       | "X-Auth-Token": "hunter2"
			password = hun     | password = hunter2
			x:password=        | x:password=hunter2
			api_key=hunt       | api_key=hunter2&a=b
			secret1234 secret  | secret1234 secret: hunter2
			4111111111111111-x | 4111111111111111-x-secret=hunter2
			""")
	void findsAValueWhoseKeyIsOrContainsAKnownValue(String known, String text) {
		String redacted = with(List.of(), true, List.of(), List.of(known, "unrelated-0815")).redact(text);
		assertThat(redacted).doesNotContain("hunter2").doesNotContain("ter2").contains(Redaction.MASK);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Health of token: UP → DOWN (Connection refused)", "Health of secret: DOWN → UP",
			"Health of password: OUT_OF_SERVICE → UP" })
	void leavesAStateOfHealth(String text) {
		assertThat(this.redaction.redact(text)).isSameAs(text);
	}

	@ParameterizedTest
	@ValueSource(strings = { "password", "PASSWORD", "access-token", "credential", "apiKey" })
	void takesTheNameOfASecretForNoSecret(String value) {
		String text = "the " + value + " of jane is unknown";
		assertThat(with(List.of(), false, List.of(), List.of(value)).redact(text)).isSameAs(text);
	}

	@ParameterizedTest
	@ValueSource(strings = { "mysecretpassword", "password-4711", "Password123!" })
	void takesAValueThatOnlyContainsTheNameOfASecretForASecret(String value) {
		assertThat(with(List.of(), false, List.of(), List.of(value)).redact("it is " + value))
			.isEqualTo("it is [redacted]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "true", "12345", "strict", "" })
	void takesWhatIsTooCommonForNoSecret(String value) {
		String text = "it is true that 12345 is strict";
		assertThat(with(List.of(), false, List.of(), List.of(value)).redact(text)).isSameAs(text);
	}

	@Test
	void hidesByTheUsersKeys() {
		Redaction own = with(List.of("tax-number"), false, List.of(), List.of());
		assertThat(own.hides("customerTaxNumber")).isTrue();
		assertThat(own.redact("tax_number=42-17")).isEqualTo("tax_number=[redacted]");
	}

	@Test
	void showsWhatTheUserAllows() {
		RedactionSettings settings = new RedactionSettings(List.of(), List.of("page-token"), false, List.of(),
				List.of());
		Redaction own = new Redaction(settings, List.of(), this.counts);
		assertThat(own.hides("pageToken")).isFalse();
		assertThat(own.hides("accessToken")).isTrue();
	}

	@Test
	void hidesByTheUsersPatterns() {
		assertThat(with(List.of(), false, List.of("ACME-\\d{4}"), List.of()).redact("id ACME-1234 x ACME-99"))
			.isEqualTo("id [redacted] x ACME-99");
	}

	@ParameterizedTest
	@ValueSource(strings = { "(a", "(.)\\1", "(?=x)y", "a*+", "x*" })
	void refusesAPatternThatCouldGoBackOrMatchesNothing(String pattern) {
		assertThatRuntimeException().isThrownBy(() -> with(List.of(), false, List.of(pattern), List.of()));
	}

	@Test
	void hidesByTheUsersRules() {
		Redaction own = new Redaction(RedactionSettings.DEFAULT, List.of(rule("moo", "cow")), this.counts);
		assertThat(own.redact("a cow")).isEqualTo("a moo");
		assertThat(this.counts.count("moo")).isEqualTo(1);
	}

	@Test
	void letsTheFailureOfARuleThrough() {
		RedactionRule broken = new RedactionRule() {

			@Override
			public String name() {
				return "broken";
			}

			@Override
			public String redact(String text) {
				throw new IllegalStateException("broken");
			}

		};
		Redaction own = new Redaction(RedactionSettings.DEFAULT, List.of(broken), this.counts);
		assertThatIllegalStateException().isThrownBy(() -> own.redact("text"));
	}

	@Test
	void countsByRule() {
		this.redaction.redact("password=hunter2 and Bearer abcdef123456");
		this.redaction.mask();
		assertThat(this.counts.count("key")).isEqualTo(2);
		assertThat(this.counts.count("bearer")).isEqualTo(1);
	}

	@Test
	void seesThroughTheColoursOfATerminal() {
		assertThat(this.redaction.redact("\u001B[2mpassword=\u001B[0;39mhunter2\u001B[0m x"))
			.isEqualTo("\u001B[2mpassword=\u001B[0;39m[redacted]\u001B[0m x");
	}

	@Test
	void isIdempotent() {
		String once = this.redaction.redact("password=hunter2, " + JWT + ", token: abc, Cookie: a=b; c=d");
		assertThat(this.redaction.redact(once)).isEqualTo(once);
	}

	@Test
	void saysOfAnyBytesThatTheyMayHaveWhatAPatternOrARuleOfTheUsersLooksFor() {
		byte[] cow = "cow".getBytes(StandardCharsets.US_ASCII);
		Redaction ruled = new Redaction(RedactionSettings.DEFAULT, List.of(rule("[redacted]", "cow")), this.counts);
		assertThat(this.redaction.mayRedact(cow, 0, cow.length)).isFalse();
		assertThat(ruled.mayRedact(cow, 0, cow.length)).isTrue();
		assertThat(with(List.of(), false, List.of("c.w"), List.of()).mayRedact(cow, 0, cow.length)).isTrue();
	}

	private Redaction with(List<String> keys, boolean emails, List<String> patterns, List<String> values) {
		return new Redaction(new RedactionSettings(keys, List.of(), emails, patterns, values), List.of(), this.counts);
	}

	private static RedactionRule rule(String mask, String secret) {
		return new RedactionRule() {

			@Override
			public String name() {
				return mask;
			}

			@Override
			public String redact(String text) {
				return text.replace(secret, mask);
			}

		};
	}

}
