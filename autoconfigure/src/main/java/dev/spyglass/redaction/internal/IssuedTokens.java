/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.redaction.internal;

import java.util.List;

/**
 * Recognizes tokens by the prefix that their issuer gives them, such as {@code ghp_} or
 * {@code AKIA}. The prefixes are those of Gitleaks' rules; length and alphabet of the
 * rest are checked, so that words are left alone.
 *
 * @see <a href=
 * "https://github.com/gitleaks/gitleaks/blob/master/config/gitleaks.toml">Gitleaks</a>
 */
final class IssuedTokens {

	private static final String ALL = "_-.=~+/";

	/** The longest prefixes come first, where one is the beginning of another. */
	private static final List<Form> FORMS = List.of(
			// Amazon Web Services
			new Form("AKIA", 16, true, ""), new Form("ASIA", 16, true, ""), new Form("ABIA", 16, true, ""),
			new Form("ACCA", 16, true, ""), new Form("A3T", 17, true, ""),
			// GitHub
			new Form("github_pat_", 30, false, "_"), new Form("ghp_", 30, false, ""), new Form("gho_", 30, false, ""),
			new Form("ghu_", 30, false, ""), new Form("ghs_", 30, false, "_"), new Form("ghr_", 30, false, ""),
			// GitLab
			new Form("glpat-", 20, false, "_-."), new Form("gldt-", 20, false, "_-"),
			new Form("glrt-", 20, false, "_-."), new Form("glft-", 20, false, "_-"),
			new Form("glcbt-", 20, false, "_-"), new Form("glptt-", 20, false, "_-"),
			new Form("glsoat-", 20, false, "_-"), new Form("glimt-", 20, false, "_-"),
			new Form("glffct-", 20, false, "_-"), new Form("glagent-", 20, false, "_-"),
			// Grafana, Groq
			new Form("glc_", 32, false, "+/="), new Form("glsa_", 32, false, "_"), new Form("gsk_", 40, false, ""),
			// Slack, xAI
			new Form("xox", 11, false, "-"), new Form("xapp-", 15, false, "-"), new Form("xai-", 60, false, ""),
			// Stripe, OpenAI, Anthropic, Twilio, SendGrid
			new Form("sk_live_", 10, false, ""), new Form("sk_test_", 10, false, ""),
			new Form("rk_live_", 10, false, ""), new Form("rk_test_", 10, false, ""),
			new Form("sk_prod_", 10, false, ""), new Form("rk_prod_", 10, false, ""), new Form("sk-", 20, false, "_-"),
			new Form("SK", 32, true, "x"), new Form("SG.", 40, false, "_-."), new Form("whsec_", 24, false, "+/="),
			// Google
			new Form("AIza", 35, true, "_-"), new Form("ya29.", 20, false, "_-."), new Form("GOCSPX-", 28, true, "_-"),
			// npm, PyPI, Hugging Face, Docker
			new Form("npm_", 30, false, ""), new Form("pypi-", 50, false, "_-"), new Form("hf_", 30, false, ""),
			new Form("dckr_pat_", 20, false, "_-"), new Form("dckr_oat_", 20, false, "_-"),
			// Atlassian, Artifactory, age
			new Form("ATATT3", 40, false, "_-="), new Form("ATCTT3", 40, false, "_-="), new Form("ATBB", 24, false, ""),
			new Form("AKCp", 60, false, ""), new Form("AGE-SECRET-KEY-1", 58, true, ""),
			// DigitalOcean, HashiCorp Vault, Shopify, Square, Sentry, Replicate
			new Form("dop_v1_", 64, true, ""), new Form("doo_v1_", 64, true, ""), new Form("dor_v1_", 64, true, ""),
			new Form("hvs.", 24, false, "_-"), new Form("hvb.", 24, false, "_-"), new Form("shpat_", 32, true, ""),
			new Form("shpca_", 32, true, ""), new Form("shppa_", 32, true, ""), new Form("shpss_", 32, true, ""),
			new Form("sq0atp-", 22, false, "_-"), new Form("sq0csp-", 43, false, "_-"),
			new Form("sntrys_", 40, false, ALL), new Form("sntryu_", 40, false, ""), new Form("r8_", 37, false, "_-"));

	private static final Form TELEGRAM = new Form("", 35, true, "_-");

	private static final Form[][] BY_FIRST = new Form[128][0];

	static {
		for (char first = 0; first < BY_FIRST.length; first++) {
			String prefix = String.valueOf(first);
			BY_FIRST[first] = FORMS.stream().filter((form) -> form.prefix().startsWith(prefix)).toArray(Form[]::new);
		}
	}

	private IssuedTokens() {
	}

	/** Returns the first characters of all prefixes. */
	static String firsts() {
		StringBuilder firsts = new StringBuilder();
		for (char first = 0; first < BY_FIRST.length; first++) {
			firsts.append((BY_FIRST[first].length > 0) ? String.valueOf(first) : "");
		}
		return firsts.toString();
	}

	/**
	 * Returns the end of the token that starts at this index, or -1.
	 */
	static int end(String text, int start) {
		if (start < 0 || start >= text.length() || (start > 0 && Ascii.isWord(text.charAt(start - 1)))) {
			return -1;
		}
		for (Form form : BY_FIRST[Ascii.code(text.charAt(start))]) {
			if (text.startsWith(form.prefix(), start)) {
				int end = form.end(text, start + form.prefix().length());
				if (end >= 0) {
					return end;
				}
			}
		}
		return -1;
	}

	/**
	 * Returns the end of a bot's token of Telegram, which follows the number of the bot
	 * and a colon, or -1.
	 */
	static int telegramEnd(String text, int colon) {
		return text.startsWith("AA", colon + 1) ? TELEGRAM.end(text, colon + 1) : -1;
	}

	/**
	 * Returns the start of the token whose prefix ends, or continues, at this index, or
	 * -1.
	 */
	static int start(String text, int index) {
		int limit = Math.max(0, index - 10);
		for (int start = index; start >= limit; start--) {
			if (end(text, start) >= 0) {
				return start;
			}
		}
		return -1;
	}

	/**
	 * Describes the tokens of an issuer.
	 *
	 * @param prefix how they start
	 * @param shortest minimum length of the rest
	 * @param exact whether the rest is never longer
	 * @param symbols what the rest may consist of, besides letters and digits; {@code x}
	 * allows hexadecimal digits only
	 */
	private record Form(String prefix, int shortest, boolean exact, String symbols) {

		int end(String text, int start) {
			int end = start + this.shortest;
			if (end > text.length() || !isRandom(text, start, end)) {
				return -1;
			}
			while (!this.exact && end < text.length() && isPart(text.charAt(end))) {
				end++;
			}
			return (this.exact && end < text.length() && Ascii.isWord(text.charAt(end))) ? -1 : end;
		}

		/** Returns whether there is a digit or an upper-case letter, as in no word. */
		private boolean isRandom(String text, int start, int end) {
			boolean random = false;
			for (int index = start; index < end; index++) {
				char current = text.charAt(index);
				if (!isPart(current)) {
					return false;
				}
				random |= current < 'a' && Ascii.isWord(current);
			}
			return random;
		}

		private boolean isPart(char character) {
			if (this.symbols.equals("x")) {
				return character < 128 && Character.digit(character, 16) >= 0;
			}
			return (character < 128 && Ascii.isWord(character)) || this.symbols.indexOf(character) >= 0;
		}

	}

}
