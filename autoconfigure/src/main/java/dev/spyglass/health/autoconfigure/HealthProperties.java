/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.health.autoconfigure;

import java.time.Duration;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the health signal.
 *
 * @param enabled whether Spyglass adds to Boot's health
 * @param livenessPath path of the liveness probe on the main port; empty for none
 * @param readinessPath path of the readiness probe on the main port; empty for none
 * @param refreshInterval how often everything is asked for its health though nobody asks,
 * so that changes are told; nothing for never
 * @param timeLimit how long a contributor may take
 * @param queues when queues are saturated
 * @param logPipeline when the log does not keep up
 * @param logDisk when the disk of the log file is full
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
		if (refreshInterval.isNegative()) {
			throw new InvalidConfigurationPropertyValueException(PREFIX + ".refresh-interval", refreshInterval,
					"A duration of zero or more is needed, such as '10s'. Zero is for never.");
		}
		if (!livenessPath.isEmpty() && livenessPath.equals(readinessPath)) {
			throw new InvalidConfigurationPropertyValueException(READINESS_PATH, readinessPath,
					"The liveness probe has the same path. Give each probe a path of its own, or set one of them to"
							+ " nothing.");
		}
	}

	private static void requirePath(String property, String path) {
		if (!isPathOrNothing(path)) {
			throw new InvalidConfigurationPropertyValueException(property, path,
					"A probe's path is a slash and one segment of letters, digits, '.', '_', '~' and '-', such as"
							+ " '/healthz'. Set it to nothing to have none.");
		}
	}

	/**
	 * One segment, since Boot takes no more for an additional path.
	 */
	static boolean isPathOrNothing(String path) {
		return path.isEmpty() || path.matches("/[A-Za-z0-9._~-]+");
	}

	private static void requirePositive(String property, @Nullable Duration value) {
		if (value != null && (value.isZero() || value.isNegative())) {
			throw new InvalidConfigurationPropertyValueException(PREFIX + property, value,
					"A duration above zero is needed, such as '30s'.");
		}
	}

	private static void requireShare(String property, double value) {
		if (!(value > 0 && value <= 1)) {
			throw new InvalidConfigurationPropertyValueException(PREFIX + property, value,
					"A share of the capacity is needed, above 0 and at most 1, such as '0.9'.");
		}
	}

	/**
	 * How long a contributor may take.
	 *
	 * @param enabled whether contributors, Boot's and yours too, run beside the probe and
	 * are answered from their last result when they are late
	 * @param maxWait how long a probe waits for one contributor
	 * @param maxAge how old a last result may be; then the contributor is UNKNOWN
	 * @param exclude contributors that are asked directly; '*' for all
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
	 * When queues are saturated.
	 *
	 * @param maxFill share of its capacity that a queue may hold
	 * @param maxAge how long an item may wait; not set for any time
	 * @param gracePeriod how long a queue may be over a limit before it is OUT_OF_SERVICE
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
	 * When the log does not keep up.
	 *
	 * @param maxOccupancy how full the ring in front of an output may be
	 * @param gracePeriod how long it may be fuller before the pipeline is DOWN
	 */
	record LogPipeline(@DefaultValue("0.9") double maxOccupancy, @DefaultValue("10s") Duration gracePeriod) {

		LogPipeline {
			requireShare(".log-pipeline.max-occupancy", maxOccupancy);
			requirePositive(".log-pipeline.grace-period", gracePeriod);
		}

	}

	/**
	 * When the disk of the log file is full.
	 *
	 * @param threshold free space below which it is DOWN
	 */
	record LogDisk(@DefaultValue("100MB") DataSize threshold) {

		LogDisk {
			if (threshold.isNegative()) {
				throw new InvalidConfigurationPropertyValueException(PREFIX + ".log-disk.threshold", threshold,
						"A size of zero or more is needed, such as '100MB'.");
			}
		}

	}

}
