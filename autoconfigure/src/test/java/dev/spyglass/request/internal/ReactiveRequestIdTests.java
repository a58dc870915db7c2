/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the identity of requests on Netty.
 */
class ReactiveRequestIdTests extends RequestIdContract {

	ReactiveRequestIdTests() {
		super(ReactiveApplication::run);
	}

	@Test
	void runsOnNetty() {
		assertThat(this.lines.all()).isEmpty();
		assertThat(this.context.getBeanNamesForType(NettyReactiveWebServerFactory.class)).isNotEmpty();
	}

	@Test
	void echoesTheIdAfterAHop() throws Exception {
		echoesTheIdItWasGiven("/hops");
	}

	@ParameterizedTest
	@CsvSource({ "/hops, after the hop", "/boom, 500 Server Error for HTTP GET" })
	void putsTheIdsOnEachLineAfterAHop(String path, String line) throws Exception {
		putsTheIdsOnEachLine(path, line);
	}

}
