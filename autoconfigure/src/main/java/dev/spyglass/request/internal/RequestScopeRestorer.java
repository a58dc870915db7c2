/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal;

import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Brings back what belonged to a request, its trace for example, for lines that are
 * written after the request's own scope has ended: the container's line about an
 * unhandled exception, the error dispatch, the completion line. Beans of this type are
 * applied in their order. Implementations are thread-safe and don't throw.
 */
@FunctionalInterface
public interface RequestScopeRestorer {

	/**
	 * Opens the scope again on the current thread.
	 * @param attributes looks up an attribute of the request by its name
	 * @return what closes the scope on the same thread, or {@code null} if there is
	 * nothing to bring back
	 */
	@Nullable Runnable reopen(Function<String, @Nullable Object> attributes);

	/**
	 * Applies several, in order; they are closed in reverse.
	 * @param members what is to be applied
	 * @return all of them as one
	 */
	static RequestScopeRestorer all(List<RequestScopeRestorer> members) {
		List<RequestScopeRestorer> copy = List.copyOf(members);
		return (attributes) -> {
			Runnable all = null;
			for (RequestScopeRestorer member : copy) {
				Runnable last = member.reopen(attributes);
				all = then(last, all);
			}
			return all;
		};
	}

	private static @Nullable Runnable then(@Nullable Runnable first, @Nullable Runnable second) {
		if (first == null || second == null) {
			return (first != null) ? first : second;
		}
		return () -> {
			first.run();
			second.run();
		};
	}

}
