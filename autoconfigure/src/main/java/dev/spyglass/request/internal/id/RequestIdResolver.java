/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal.id;

import java.util.List;
import java.util.function.Predicate;

import dev.spyglass.request.id.RequestHeaders;
import dev.spyglass.request.id.RequestIdGenerator;
import dev.spyglass.vocabulary.HeaderNames;
import org.jspecify.annotations.Nullable;

/**
 * Resolves the ids of a request from its headers, or generates them. Only the first of
 * the configured headers that is present is used. Its value is accepted if it is the only
 * one, valid, and no secret that redaction would hide on log lines; otherwise a new id
 * replaces it. Values are never trimmed or corrected. Thread-safe.
 */
public final class RequestIdResolver {

	private final List<String> headers;

	private final List<String> correlationHeaders;

	private final RequestIdFormat format;

	private final Predicate<String> secrets;

	private final RequestIdTrust trust;

	private final boolean trustMessages;

	private final RequestIdGenerator generator;

	private final Listener listener;

	private RequestIdResolver(Builder builder) {
		this.headers = builder.headers;
		this.correlationHeaders = builder.correlationHeaders;
		this.format = builder.format;
		this.secrets = builder.secrets;
		this.trust = builder.trust;
		this.trustMessages = builder.trustMessages;
		this.generator = new FallbackRequestIdGenerator(builder.generator, System::nanoTime);
		this.listener = builder.listener;
	}

	/**
	 * Returns a builder with the defaults.
	 * @return a new builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Resolves the ids of a request.
	 * @param request the request's headers
	 * @param peer address of the connection's peer, or {@code null} if it is unknown
	 * @return the ids
	 */
	public RequestIdentity resolve(RequestHeaders request, @Nullable String peer) {
		return resolve(request, this.trust.trusts(peer));
	}

	/**
	 * Resolves the ids of a consumed message. Messages have no peer; they come from the
	 * broker that the application has configured.
	 * @param message the message's headers
	 * @return the ids
	 */
	public RequestIdentity resolveMessage(RequestHeaders message) {
		return resolve(message, this.trustMessages);
	}

	private RequestIdentity resolve(RequestHeaders request, boolean trusted) {
		List<String> sent = trusted ? firstPresent(this.headers, request) : List.of();
		String accepted = accepted(sent);
		RequestIdOutcome outcome = outcome(sent, accepted);
		this.listener.identified(outcome);
		String requestId = (accepted != null) ? accepted : this.generator.generate(request);
		String correlationId = trusted ? accepted(firstPresent(this.correlationHeaders, request)) : null;
		return new RequestIdentity(requestId, (correlationId != null) ? correlationId : requestId, outcome);
	}

	private @Nullable String accepted(List<String> values) {
		if (values.size() != 1) {
			// Several values are ambiguous, so none is accepted.
			return null;
		}
		String value = values.get(0);
		return (this.format.accepts(value) && !this.secrets.test(value)) ? value : null;
	}

	private static List<String> firstPresent(List<String> names, RequestHeaders request) {
		for (String name : names) {
			List<String> values = request.values(name);
			if (!values.isEmpty()) {
				return values;
			}
		}
		return List.of();
	}

	private static RequestIdOutcome outcome(List<String> sent, @Nullable String accepted) {
		if (accepted != null) {
			return RequestIdOutcome.ACCEPTED;
		}
		return sent.isEmpty() ? RequestIdOutcome.GENERATED : RequestIdOutcome.REJECTED;
	}

	/**
	 * Receives the origin of each request id. Implementations must be thread-safe.
	 */
	@FunctionalInterface
	public interface Listener {

		/** Does nothing. */
		Listener NONE = (outcome) -> {
		};

		/**
		 * Called when the ids of a request or message have been resolved.
		 * @param outcome origin of the request id
		 */
		void identified(RequestIdOutcome outcome);

	}

	/**
	 * Builds a resolver. Not thread-safe.
	 */
	public static final class Builder {

		private List<String> headers = List.of(HeaderNames.REQUEST_ID);

		private List<String> correlationHeaders = List.of(HeaderNames.CORRELATION_ID);

		private RequestIdFormat format = RequestIdFormat.standard();

		private Predicate<String> secrets = (id) -> false;

		private RequestIdTrust trust = RequestIdTrust.everyone();

		private boolean trustMessages = true;

		private RequestIdGenerator generator = RequestIdGenerators.prefixed();

		private Listener listener = Listener.NONE;

		private Builder() {
		}

		/**
		 * Sets the headers that may hold the request's id.
		 * @param names names of headers, in order
		 * @return this builder
		 */
		public Builder headers(List<String> names) {
			this.headers = List.copyOf(names);
			return this;
		}

		/**
		 * Sets the headers that may hold the correlation id.
		 * @param names names of headers, in order
		 * @return this builder
		 */
		public Builder correlationHeaders(List<String> names) {
			this.correlationHeaders = List.copyOf(names);
			return this;
		}

		/**
		 * Sets the format of the ids that are accepted from callers.
		 * @param format the format
		 * @return this builder
		 */
		public Builder format(RequestIdFormat format) {
			this.format = format;
			return this;
		}

		/**
		 * Sets what recognizes ids that are secrets, which are rejected.
		 * @param secrets returns whether an id with a valid format is a secret,
		 * thread-safe
		 * @return this builder
		 */
		public Builder secrets(Predicate<String> secrets) {
			this.secrets = secrets;
			return this;
		}

		/**
		 * Sets the peers whose ids are accepted.
		 * @param trust the trust
		 * @return this builder
		 */
		public Builder trust(RequestIdTrust trust) {
			this.trust = trust;
			return this;
		}

		/**
		 * Sets whether the ids of messages are accepted.
		 * @param trustMessages whether they are accepted
		 * @return this builder
		 */
		public Builder trustMessages(boolean trustMessages) {
			this.trustMessages = trustMessages;
			return this;
		}

		/**
		 * Sets the generator for requests without a valid id.
		 * @param generator the generator
		 * @return this builder
		 */
		public Builder generator(RequestIdGenerator generator) {
			this.generator = generator;
			return this;
		}

		/**
		 * Sets the listener for the origins of request ids.
		 * @param listener the listener, thread-safe
		 * @return this builder
		 */
		public Builder listener(Listener listener) {
			this.listener = listener;
			return this;
		}

		/**
		 * Builds the resolver.
		 * @return the resolver
		 */
		public RequestIdResolver build() {
			return new RequestIdResolver(this);
		}

	}

}
