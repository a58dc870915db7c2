/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.redaction.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/**
 * Decides by the name of a key whether its value is secret. Thread-safe.
 */
final class SecretKeys {

	/** Words that make a key secret if it contains one, ignoring separators. */
	private static final List<String> CONTAINED = List.of("password", "passwd", "passphrase", "passcode", "secret",
			"credential", "authorization", "cookie", "sessionid", "apikey", "accesskey", "privatekey", "signingkey",
			"encryptionkey", "masterkey", "sharedkey", "accountkey", "subscriptionkey", "authkey", "accesstoken",
			"refreshtoken", "tokenvalue", "sharedaccesssignature", "authuserinfo", "codeverifier", "recoverycode",
			"backupcode", "securitycode");

	/** Words that make a key secret if it ends with one, ignoring separators. */
	private static final List<String> ENDINGS = List.of("token", "pwd", "jwt", "dsn", "cvv", "cvc");

	/** Words that make a key secret as the last of several words. */
	private static final Set<String> LAST_OF_SEVERAL = Set.of("pass", "pw", "pin", "ssn", "otp", "totp", "signature",
			"sig", "csrf", "xsrf", "hmac");

	/**
	 * Words that make a key secret if it is that word alone, or the last of several, and
	 * certainly a key: in a sentence they may have another meaning.
	 */
	private static final Set<String> ALONE = Set.of("pass", "pw", "pin", "ssn", "otp", "totp", "sid", "csrf", "xsrf",
			"signature", "sig", "hmac", "samlresponse", "samlassertion", "bearer", "cvv2", "cvc2", "pincode");

	/** Words that are certain even in a sentence, directly before an equals sign. */
	private static final Set<String> ASSIGNED = Set.of("pw", "ssn", "otp", "totp", "csrf", "hmac", "samlresponse");

	/** Words before {@code token} and {@code pass} that make them something to count. */
	private static final Set<String> COUNTED = Set.of("input", "output", "prompt", "completion", "total", "max", "min",
			"cached", "reasoning", "per", "num", "first", "second", "third", "fourth", "single", "multi", "one", "two",
			"final", "by", "did", "all", "test", "tests", "each", "render", "compiler", "optimizer", "unexpected",
			"method", "type", "class", "generic", "function", "time", "gpio");

	/** Last words of keys that describe a secret but do not contain one. */
	private static final Set<String> ABOUT = Set.of("count", "counts", "length", "len", "size", "limit", "limits",
			"type", "types", "name", "names", "url", "uri", "endpoint", "enabled", "disabled", "expiry", "expires",
			"expiration", "expired", "ttl", "policy", "budget", "usage", "used", "remaining", "total", "present",
			"valid", "required", "id", "version", "algorithm", "strength", "attempts", "status", "error", "errors",
			"exception", "field", "header", "path", "file", "location", "provider", "class", "manager", "service",
			"store", "repository", "controller", "encoder", "decoder", "resolver", "filter", "converter", "validator",
			"generator", "factory", "handler", "processor", "configuration", "properties", "method", "only", "age",
			"java", "kt", "changed", "reset", "updated", "rotated", "refreshed", "hint", "scope", "scopes", "issuer",
			"audience", "lifetime", "validity", "mode", "source", "format", "index", "position", "kind", "missing",
			"invalid", "created", "deleted", "reuse", "history", "min", "max", "characters", "rules", "strategy",
			"question", "matches", "verified", "bucket", "cache", "seconds", "minutes", "days", "hours", "millis", "ms",
			"at", "until", "scanner", "listener", "interceptor", "rotation", "check", "checks", "strategies", "events",
			"requests", "failures", "rate", "page", "form", "label", "placeholder", "same", "domain", "samesite",
			"site", "algorithms", "kinds", "alias", "supported", "set", "exists", "found", "empty", "confirmed", "sent",
			"expirations");

	private static final int MAX_CACHED = 2048;

	private static final int MAX_LENGTH = 128;

	private static final int LONGEST_ALONE = 13;

	private final List<String> custom;

	private final Set<String> allowed;

	/**
	 * Words indexed by their rarest letter, so that most keys are compared with no word.
	 */
	private final Word[][] candidates;

	private final int rareLetters;

	private final Map<String, Boolean> cache = new ConcurrentHashMap<>();

	SecretKeys(List<String> custom, List<String> allowed) {
		this.custom = normalized(custom);
		this.allowed = Set.copyOf(normalized(allowed));
		List<String> all = new ArrayList<>(CONTAINED);
		all.addAll(ENDINGS);
		all.addAll(LAST_OF_SEVERAL);
		all.addAll(this.custom);
		this.candidates = new Word[26][];
		int rareLetters = 0;
		for (String text : all) {
			Word word = new Word(text, letters(text, 0, text.length()));
			int letter = word.rarestLetter();
			this.candidates[letter] = append(this.candidates[letter], word);
			rareLetters |= 1 << letter;
		}
		this.rareLetters = rareLetters;
	}

	private static List<String> normalized(List<String> keys) {
		List<String> normalized = new ArrayList<>();
		for (String key : keys) {
			String word = String.join("", words(key));
			if (letters(word, 0, word.length()) != 0) {
				normalized.add(word);
			}
		}
		return normalized;
	}

	private static Word[] append(Word @Nullable [] words, Word word) {
		Word[] longer = (words != null) ? Arrays.copyOf(words, words.length + 1) : new Word[1];
		longer[longer.length - 1] = word;
		return longer;
	}

	/** Returns whether a key that stands alone is secret, as that of a key-value. */
	boolean hides(String key) {
		return hidesMember(key, 0, key.length());
	}

	/** Returns whether what is certainly a key in a text is secret. */
	boolean hidesMember(String text, int from, int to) {
		return hides(text, from, to)
				|| (isAlone(text, from, to, ALONE) && !this.allowed.contains(joined(text, from, to)));
	}

	/** Returns whether a key directly before an equals sign is secret. */
	boolean hidesAssigned(String text, int from, int to) {
		return isAlone(text, from, to, ASSIGNED) && !this.allowed.contains(joined(text, from, to));
	}

	private static String joined(String text, int from, int to) {
		return String.join("", words(text.substring(from, to)));
	}

	private static boolean isAlone(String text, int from, int to, Set<String> words) {
		int start = to;
		while (start > from && text.charAt(start - 1) != '.' && to - start <= LONGEST_ALONE) {
			start--;
		}
		while (start < to && !Ascii.isWord(text.charAt(start))) {
			start++;
		}
		int length = to - start;
		return length >= 2 && length <= LONGEST_ALONE && isInitial(text.charAt(start))
				&& words.contains(lower(text, start, to));
	}

	/** Returns whether a word of {@link #ALONE} starts like this. */
	private static boolean isInitial(char character) {
		return "posctxhb".indexOf(Ascii.lower(character)) >= 0;
	}

	private static String lower(String text, int from, int to) {
		StringBuilder lower = new StringBuilder(to - from);
		for (int index = from; index < to; index++) {
			if (Ascii.isWord(text.charAt(index))) {
				lower.append(Ascii.lower(text.charAt(index)));
			}
		}
		return lower.toString();
	}

	/**
	 * Returns whether a key in a text is secret. Allocates nothing for keys without the
	 * letters of a word, which are nearly all keys.
	 */
	boolean hides(String text, int from, int to) {
		if (to - from < 2 || to - from > MAX_LENGTH || !mayHide(text, from, to)) {
			return false;
		}
		String key = text.substring(from, to);
		Boolean cached = this.cache.get(key);
		if (cached != null) {
			return cached;
		}
		boolean hides = decide(key);
		if (this.cache.size() < MAX_CACHED) {
			this.cache.put(key, hides);
		}
		return hides;
	}

	/** Returns whether a text is no more than the name of a kind of secret. */
	boolean isPlainName(String text) {
		String joined = (text.length() <= MAX_LENGTH) ? String.join("", words(text)) : "";
		return CONTAINED.contains(joined) || ENDINGS.contains(joined) || LAST_OF_SEVERAL.contains(joined)
				|| this.custom.contains(joined);
	}

	private boolean mayHide(String text, int from, int to) {
		int letters = letters(text, from, to);
		for (int rest = letters & this.rareLetters; rest != 0; rest &= rest - 1) {
			for (Word candidate : this.candidates[Integer.numberOfTrailingZeros(rest)]) {
				if ((letters & candidate.letters()) == candidate.letters()
						&& contains(text, from, to, candidate.text())) {
					return true;
				}
			}
		}
		return false;
	}

	/** Returns whether a text contains a word, ignoring case and separators. */
	private static boolean contains(String text, int from, int to, String word) {
		for (int index = from; index <= to - word.length(); index++) {
			if (Ascii.lower(text.charAt(index)) == word.charAt(0) && startsWith(text, index, to, word)) {
				return true;
			}
		}
		return false;
	}

	private static boolean startsWith(String text, int from, int to, String word) {
		int matched = 0;
		for (int index = from; index < to && matched < word.length(); index++) {
			char current = text.charAt(index);
			if (!Ascii.isWord(current)) {
				continue;
			}
			if (Ascii.lower(current) != word.charAt(matched)) {
				return false;
			}
			matched++;
		}
		return matched == word.length();
	}

	/** Returns the set of letters as bits, ignoring case. */
	private static int letters(String text, int from, int to) {
		int letters = 0;
		for (int index = from; index < to; index++) {
			int letter = (text.charAt(index) | 0x20) - 'a';
			if (letter >= 0 && letter < 26) {
				letters |= 1 << letter;
			}
		}
		return letters;
	}

	private boolean decide(String key) {
		List<String> words = words(key);
		String joined = String.join("", words);
		if (this.allowed.contains(joined)) {
			return false;
		}
		if (this.custom.stream().anyMatch(joined::contains) || joined.endsWith("sessionid")) {
			return true;
		}
		if (words.isEmpty() || (isClassName(key) && !endsWithKind(words)) || (words.size() > 1 && isAbout(words))) {
			return false;
		}
		return CONTAINED.stream().anyMatch(joined::contains) || ENDINGS.stream().anyMatch(joined::endsWith)
				|| (words.size() > 1 && LAST_OF_SEVERAL.contains(words.get(words.size() - 1)));
	}

	private static boolean isAbout(List<String> words) {
		String last = words.get(words.size() - 1);
		boolean counted = last.equals("token") || last.equals("pass") || last.equals("signature") || last.equals("pin");
		return ABOUT.contains(last) || (counted && COUNTED.contains(words.get(words.size() - 2)));
	}

	/**
	 * Returns whether a name ends with a kind of secret, such as {@code app.Password}.
	 */
	private static boolean endsWithKind(List<String> words) {
		String last = words.get(words.size() - 1);
		return CONTAINED.contains(last) || ENDINGS.contains(last) || last.equals("credentials");
	}

	/**
	 * Returns whether the key is a class name, as in
	 * {@code org.acme.secret.Vault: sealed}.
	 */
	private static boolean isClassName(String key) {
		int dot = key.lastIndexOf('.');
		return dot > 0 && dot + 2 < key.length() && Character.isUpperCase(key.charAt(dot + 1))
				&& Character.isLowerCase(key.charAt(dot + 2));
	}

	/** Splits a key at separators and where an upper-case letter starts a word. */
	private static List<String> words(String key) {
		List<String> words = new ArrayList<>();
		StringBuilder word = new StringBuilder();
		for (int index = 0; index < key.length(); index++) {
			char current = key.charAt(index);
			boolean begins = Character.isUpperCase(current) && index > 0
					&& Character.isLowerCase(key.charAt(index - 1));
			if ((begins || !Character.isLetterOrDigit(current)) && !word.isEmpty()) {
				words.add(word.toString().toLowerCase(Locale.ROOT));
				word.setLength(0);
			}
			if (Character.isLetterOrDigit(current)) {
				word.append(current);
			}
		}
		if (!word.isEmpty()) {
			words.add(word.toString().toLowerCase(Locale.ROOT));
		}
		return words;
	}

	/**
	 * Holds a word that makes a key secret.
	 *
	 * @param text the word in lower case
	 * @param letters its letters as bits
	 */
	private record Word(String text, int letters) {

		/** Letters from the rarest to the most common in keys. */
		private static final String RARITY = "zqjxvwkygbphfdculmotsnirae";

		int rarestLetter() {
			for (char letter : RARITY.toCharArray()) {
				if ((this.letters & (1 << (letter - 'a'))) != 0) {
					return letter - 'a';
				}
			}
			throw new IllegalStateException("'" + this.text + "' has no letter");
		}

	}

}
