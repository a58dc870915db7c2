/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.propagation.internal.messaging;

import dev.spyglass.testsupport.BootModules;
import org.junit.jupiter.api.Test;

/**
 * Tests for the ids of calls between the server and the client that Boot makes of its
 * gRPC modules.
 */
class BootGrpcIT {

	@Test
	void idsAndTraceTravelWithTheCall() throws Exception {
		SentLines.of(BootModules.run("messaging", BootGrpcApplication.class, "--spring.main.web-application-type=none",
				"--spring.grpc.server.port=0", "--spring.grpc.server.address=127.0.0.1"))
			.haveTravelled();
	}

}
