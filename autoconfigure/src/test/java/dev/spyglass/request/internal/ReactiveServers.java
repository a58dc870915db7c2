/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal;

import java.net.InetSocketAddress;
import java.util.Arrays;

import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.reactor.netty.autoconfigure.NettyReactiveWebServerAutoConfiguration;
import org.springframework.boot.reactor.netty.autoconfigure.actuate.web.server.NettyReactiveManagementContextAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.actuate.web.server.TomcatReactiveManagementContextAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.reactive.TomcatReactiveWebServerAutoConfiguration;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.WebServerException;
import org.springframework.boot.web.server.reactive.ReactiveWebServerFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.server.reactive.ServletHttpHandlerAdapter;

/**
 * Starts the reactive application on the servers that it runs on besides Netty.
 */
final class ReactiveServers {

	private ReactiveServers() {
	}

	/**
	 * Without Tomcat's cache of processors: after a client has left amid its response,
	 * one of a thousand later responses on other connections broke off, with the handling
	 * of requests switched off, too. Presumably the response is another request's then.
	 */
	static ConfigurableApplicationContext tomcat(String... args) {
		String[] all = Arrays.copyOf(args, args.length + 1);
		all[args.length] = "--server.tomcat.processor-cache=0";
		return ReactiveApplication.run(OnTomcat.class, all);
	}

	static ConfigurableApplicationContext jetty(String... args) {
		return ReactiveApplication.run(OnJetty.class, args);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration(exclude = { NettyReactiveWebServerAutoConfiguration.class,
			NettyReactiveManagementContextAutoConfiguration.class })
	@Import(ReactiveApplication.Endpoints.class)
	static class OnTomcat {

	}

	/** Without Boot's module, whose server would win over Tomcat in all tests. */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration(exclude = { TomcatReactiveWebServerAutoConfiguration.class,
			TomcatReactiveManagementContextAutoConfiguration.class })
	@Import(ReactiveApplication.Endpoints.class)
	static class OnJetty {

		@Bean
		ReactiveWebServerFactory jetty() {
			return (handler) -> new JettyServer(new ServletHttpHandlerAdapter(handler));
		}

	}

	/** Does what Boot's factory for Jetty does. */
	private static final class JettyServer implements WebServer {

		private final Server server = new Server(new InetSocketAddress("localhost", 0));

		JettyServer(ServletHttpHandlerAdapter adapter) {
			ServletHolder holder = new ServletHolder(adapter);
			holder.setAsyncSupported(true);
			ServletContextHandler handler = new ServletContextHandler("/", false, false);
			handler.addServlet(holder, "/");
			this.server.setHandler(handler);
		}

		@Override
		public void start() {
			try {
				this.server.start();
			}
			catch (Exception ex) {
				throw new WebServerException("Jetty did not start", ex);
			}
		}

		@Override
		public void stop() {
			try {
				this.server.stop();
			}
			catch (Exception ex) {
				throw new WebServerException("Jetty did not stop", ex);
			}
		}

		@Override
		public int getPort() {
			return ((ServerConnector) this.server.getConnectors()[0]).getLocalPort();
		}

	}

}
