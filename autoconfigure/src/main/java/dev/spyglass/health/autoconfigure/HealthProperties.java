/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.health.autoconfigure;

import java.time.Duration;
import java.util.Set;

import dev.spyglass.autoconfigure.RangeCheck;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.util.unit.DataSize;

/**
 * Properties for health probes and health contributors.
 *
 * @param enabled Whether to add the Spyglass probes, time limit and health contributors
 * to Boot's health.
 * @param livenessPath Path of the liveness probe on the main port, or empty for no probe.
 * @param readinessPath Path of the readiness probe on the main port, or empty for no
 * probe.
 * @param refreshInterval Interval between background checks of the Spyglass health
 * contributors, which report status changes even without requests to the health endpoint,
 * or 0 for no background checks.
 * @param timeLimit Properties for the time limit of health contributors.
 * @param queues Properties for the health of queues.
 * @param logPipeline Properties for the health of the log pipeline.
 * @param logDisk Properties for the health of the disk that holds the log file.
 */
@ConfigurationProperties(HealthProperties.PREFIX)
record HealthProperties(@DefaultValue("true") boolean enabled, @DefaultValue(LIVENESS_DEFAULT) String livenessPath,
		@DefaultValue(READINESS_DEFAULT) String readinessPath, @DefaultValue("10s") Duration refreshInterval,
		@DefaultValue TimeLimit timeLimit, @DefaultValue Queues queues, @DefaultValue LogPipeline logPipeline,
		@DefaultValue LogDisk logDisk) {

	static final String PREFIX = "spyglass.health";

	static final String LIVENESS_PATH = PREFIX + ".liveness-path";

	static final String READINESS_PATH = PREFIX + ".readiness-path";

	static final String LIVENESS_DEFAULT = "/healthz";

	static final String READINESS_DEFAULT = "/readyz";

	HealthProperties {
		requirePath(LIVENESS_PATH, livenessPath);
		requirePath(READINESS_PATH, readinessPath);
		RangeCheck.of(PREFIX + ".refresh-interval", "10s, or 0 for no background checks.")
			.requireZeroOrMore(refreshInterval);
		if (!livenessPath.isEmpty() && livenessPath.equals(readinessPath)) {
			throw new InvalidConfigurationPropertyValueException(READINESS_PATH, readinessPath,
					"The liveness probe has the same path. Set a different path for each probe, or an empty value to"
							+ " disable one of them.");
		}
	}

	private static void requirePath(String property, String path) {
		if (!isPathOrEmpty(path)) {
			throw new InvalidConfigurationPropertyValueException(property, path,
					"The path must be a slash and one segment of letters, digits, '.', '_', '~' and '-', for example"
							+ " '/healthz'. Set an empty value to disable the probe on the main port.");
		}
	}

	/**
	 * Returns whether the path is empty or has one segment. Spring Boot does not allow
	 * more segments in an additional path.
	 */
	static boolean isPathOrEmpty(String path) {
		return path.isEmpty() || path.matches("/[A-Za-z0-9._~-]+");
	}

	private static void requirePositive(String property, @Nullable Duration value) {
		if (value != null) {
			RangeCheck.of(PREFIX + property, "30s.").requirePositive(value);
		}
	}

	private static void requireShare(String property, double value) {
		RangeCheck.of(PREFIX + property, "0.9.").requirePositiveShare(value);
	}

	/**
	 * Properties for the time limit of health contributors.
	 *
	 * @param enabled Whether to check new or slow health contributors on background
	 * threads and to use the last result if a check exceeds the time limit.
	 * @param maxWait Maximum time that a health request waits for new or slow health
	 * contributors.
	 * @param maxAge Maximum age of the last result of a slow health contributor, after
	 * which its status is UNKNOWN.
	 * @param exclude Comma-separated list of health contributors that are checked without
	 * a time limit, or '*' for all, which replaces the default.
	 */
	record TimeLimit(@DefaultValue("true") boolean enabled, @DefaultValue("50ms") Duration maxWait,
			@DefaultValue("1m") Duration maxAge, @DefaultValue( {
					"livenessState", "readinessState", "ping" }) Set<String> exclude){

		TimeLimit {
			requirePositive(".time-limit.max-wait", maxWait);
			requirePositive(".time-limit.max-age", maxAge);
		}

	}

	/**
	 * Properties for the health of queues.
	 *
	 * @param maxFill Maximum share of a queue's capacity that may be in use before the
	 * queue counts as saturated, above 0.0 and up to 1.0.
	 * @param maxAge Maximum time that an item may wait in a queue before the queue counts
	 * as saturated (defaults to no limit).
	 * @param gracePeriod Time that a queue must stay saturated before its health status
	 * is OUT_OF_SERVICE.
	 */
	record Queues(@DefaultValue("0.9") double maxFill, @Nullable Duration maxAge,
			@DefaultValue("30s") Duration gracePeriod) {

		Queues {
			requireShare(".queues.max-fill", maxFill);
			requirePositive(".queues.max-age", maxAge);
			requirePositive(".queues.grace-period", gracePeriod);
		}

	}

	/**
	 * Properties for the health of the log pipeline.
	 *
	 * @param maxOccupancy Maximum share of a log output's ring buffer that may be in use
	 * before the output counts as too slow, above 0.0 and up to 1.0.
	 * @param gracePeriod Time that a log output must stay too slow before the health
	 * status of the log pipeline is DOWN.
	 */
	record LogPipeline(@DefaultValue("0.9") double maxOccupancy, @DefaultValue("10s") Duration gracePeriod) {

		LogPipeline {
			requireShare(".log-pipeline.max-occupancy", maxOccupancy);
			requirePositive(".log-pipeline.grace-period", gracePeriod);
		}

	}

	/**
	 * Properties for the health of the disk that holds the log file.
	 *
	 * @param threshold Minimum free space on the disk that holds the log file, below
	 * which its health status is DOWN.
	 */
	record LogDisk(@DefaultValue("100MB") DataSize threshold) {

		LogDisk {
			RangeCheck.of(PREFIX + ".log-disk.threshold", "100MB.").requireAtLeast(threshold, DataSize.ofBytes(0));
		}

	}

}
