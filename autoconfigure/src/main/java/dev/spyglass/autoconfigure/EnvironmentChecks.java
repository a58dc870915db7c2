/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.Environment;

/**
 * Runs the checks of environment post-processors. When one fails, Spring Boot's failure
 * analyzers don't know the environment yet, so the exception takes the origin of the
 * value with it.
 */
public final class EnvironmentChecks {

	private EnvironmentChecks() {
	}

	/**
	 * Runs a check.
	 * @param environment the environment that is checked
	 * @param check the check
	 * @throws InvalidConfigurationPropertyValueException if a value is invalid
	 */
	public static void run(Environment environment, Runnable check) {
		try {
			check.run();
		}
		catch (InvalidConfigurationPropertyValueException ex) {
			throw found(environment, ex);
		}
		catch (BindException ex) {
			if (NestedExceptionUtils.getRootCause(ex) instanceof InvalidConfigurationPropertyValueException invalid) {
				throw found(environment, invalid);
			}
			throw ex;
		}
	}

	private static FoundPropertyValueException found(Environment environment,
			InvalidConfigurationPropertyValueException failure) {
		return new FoundPropertyValueException(failure, WrittenValue.find(environment, failure.getName()));
	}

	/**
	 * Exception that knows how and where the value is written.
	 */
	static final class FoundPropertyValueException extends InvalidConfigurationPropertyValueException {

		private static final long serialVersionUID = 1L;

		private final transient @Nullable WrittenValue written;

		FoundPropertyValueException(InvalidConfigurationPropertyValueException failure,
				@Nullable WrittenValue written) {
			super(failure.getName(), failure.getValue(), failure.getReason(), failure);
			this.written = written;
		}

		@Nullable WrittenValue written() {
			return this.written;
		}

	}

}
