/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.blackbox;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application whose beans have the names that beans of ours had or might have.
 */
class EverydayBeansIT {

	@Test
	void startsAndServes() {
		try (RunningApplication application = RunningApplication.start("everyday-beans").awaitReady()) {
			assertThat(application.get("/hello", "X-Request-ID", "everyday-1234").headers().firstValue("X-Request-ID"))
				.contains("everyday-1234");
			assertThat(application.get("/healthz").statusCode()).isEqualTo(200);
			assertThat(application.get("/actuator/prometheus").body()).contains("http_server_requests_seconds_bucket",
					"spyglass_log_lines_total");
		}
	}

}
