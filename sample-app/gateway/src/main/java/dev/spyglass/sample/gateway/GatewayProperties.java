/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sample.gateway;

import java.net.URI;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the gateway.
 *
 * @param batchServer where the batch server listens
 */
@ConfigurationProperties("gateway")
public record GatewayProperties(@DefaultValue("http://127.0.0.1:8080") URI batchServer) {

}
