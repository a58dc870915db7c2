/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.health.autoconfigure;

import java.util.Set;

import dev.spyglass.health.internal.ClosedProbes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.ApplicationContext;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.access.WebInvocationPrivilegeEvaluator;

/**
 * Warns at startup of health probes that Spring Security does not permit to everybody.
 * Decides nothing itself: it asks Spring Security, without which this class cannot be
 * loaded.
 */
final class ClosedProbeCheck {

	private static final Logger logger = LoggerFactory.getLogger(ClosedProbeCheck.class);

	private ClosedProbeCheck() {
	}

	static void check(ApplicationContext context, Set<String> paths, ClosedProbes closed) {
		Authentication anybody = new AnonymousAuthenticationToken("spyglass", "anybody",
				AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS"));
		try {
			context.getBeanProvider(WebInvocationPrivilegeEvaluator.class)
				.ifUnique((security) -> paths.stream()
					.filter((path) -> !security.isAllowed("", path, "GET", anybody))
					.forEach(closed::warn));
		}
		catch (RuntimeException ex) {
			logger.debug("It is unknown whether the health probes are permitted to everybody", ex);
		}
	}

}
