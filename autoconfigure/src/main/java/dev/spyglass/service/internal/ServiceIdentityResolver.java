/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.service.internal;

import java.net.InetAddress;
import java.net.UnknownHostException;

import dev.spyglass.service.ServiceIdentity;
import org.jspecify.annotations.Nullable;

import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Resolves the {@link ServiceIdentity} from the environment and the class path. It needs
 * no application context, so logging can use it early. Configured values take precedence.
 * Otherwise, the name is {@code spring.application.name}, which
 * {@link FallbackServiceName} complements; the version is that of
 * {@code build-info.properties}, or else {@code spring.application.version} (which Spring
 * Boot reads from the manifest); the environment is the first active profile; the host
 * name is the variable {@code HOSTNAME}, or else the name of the local host. Stateless
 * and thread-safe.
 */
public final class ServiceIdentityResolver {

	/** Prefix of the properties that configure the identity. */
	public static final String PREFIX = "spyglass.service";

	private static final String UNNAMED = "application";

	private final ClassLoader classLoader;

	/**
	 * Creates a resolver.
	 * @param classLoader class loader that finds the build information
	 */
	public ServiceIdentityResolver(ClassLoader classLoader) {
		this.classLoader = classLoader;
	}

	/**
	 * Resolves the identity.
	 * @param environment the application's environment
	 * @return the identity
	 */
	public ServiceIdentity resolve(Environment environment) {
		return new ServiceIdentity(name(environment), version(environment), environmentName(environment),
				hostname(environment));
	}

	private static String name(Environment environment) {
		String configured = text(environment, PREFIX + ".name");
		String name = (configured != null) ? configured : text(environment, "spring.application.name");
		return (name != null) ? name : UNNAMED;
	}

	private @Nullable String version(Environment environment) {
		String configured = text(environment, PREFIX + ".version");
		if (configured != null) {
			return configured;
		}
		String built = BuildInfo.read(this.classLoader).getProperty("build.version");
		return (built != null) ? built : text(environment, "spring.application.version");
	}

	private static @Nullable String environmentName(Environment environment) {
		String configured = text(environment, PREFIX + ".environment");
		if (configured != null) {
			return configured;
		}
		String[] profiles = environment.getActiveProfiles();
		return (profiles.length > 0) ? profiles[0] : null;
	}

	private static @Nullable String hostname(Environment environment) {
		String configured = text(environment, PREFIX + ".hostname");
		if (configured != null) {
			return configured;
		}
		String variable = System.getenv("HOSTNAME");
		if (StringUtils.hasText(variable)) {
			// Kubernetes sets it to the name of the pod. No look-up that could block.
			return variable;
		}
		try {
			return InetAddress.getLocalHost().getHostName();
		}
		catch (UnknownHostException ex) {
			return null;
		}
	}

	private static @Nullable String text(Environment environment, String name) {
		String value = environment.getProperty(name);
		return StringUtils.hasText(value) ? value : null;
	}

}
