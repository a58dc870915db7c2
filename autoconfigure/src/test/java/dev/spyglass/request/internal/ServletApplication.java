/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.request.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.tomcat.util.threads.ThreadPoolExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/**
 * Servlet application that logs on every way that a request can take.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableAsync
@Import({ ServletApplication.Endpoints.class, ServletApplication.Work.class })
class ServletApplication {

	static final Logger logger = LoggerFactory.getLogger(ServletApplication.class);

	static ConfigurableApplicationContext run(String... args) {
		return run(ServletApplication.class, args);
	}

	static ConfigurableApplicationContext run(Class<?> source, String... args) {
		SpringApplication application = new SpringApplication(source);
		application.setDefaultProperties(Map.of("server.port", "0", "spring.main.banner-mode", "off",
				"spring.main.web-application-type", "servlet"));
		return application.run(args);
	}

	/** Occupies every thread of Tomcat's pool once and returns what their MDCs hold. */
	static List<Map<String, String>> mdcOfAllTomcatThreads(ConfigurableApplicationContext context) throws Exception {
		TomcatWebServer server = (TomcatWebServer) ((ServletWebServerApplicationContext) context).getWebServer();
		ThreadPoolExecutor pool = (ThreadPoolExecutor) server.getTomcat()
			.getConnector()
			.getProtocolHandler()
			.getExecutor();
		int threads = pool.getPoolSize();
		CyclicBarrier together = new CyclicBarrier(threads);
		List<FutureTask<Map<String, String>>> probes = new ArrayList<>();
		for (int i = 0; i < threads; i++) {
			FutureTask<Map<String, String>> probe = new FutureTask<>(() -> {
				together.await(10, TimeUnit.SECONDS);
				return MDC.getCopyOfContextMap();
			});
			probes.add(probe);
			pool.execute(probe);
		}
		List<Map<String, String>> found = new ArrayList<>();
		for (FutureTask<Map<String, String>> probe : probes) {
			found.add(probe.get(10, TimeUnit.SECONDS));
		}
		return found;
	}

	@Bean
	FilterRegistrationBean<Filter> brokenFilterBeforeOurs() {
		FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(BrokenFilter.at("/broken-before"));
		registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
		return registration;
	}

	@Bean
	FilterRegistrationBean<Filter> brokenFilterAfterOurs() {
		FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(BrokenFilter.at("/broken-after"));
		registration.setOrder(Ordered.LOWEST_PRECEDENCE);
		return registration;
	}

	@Bean
	FilterRegistrationBean<Filter> brokenErrorPage() {
		FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>((request, response, chain) -> {
			if ("/broken-page".equals(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI))) {
				throw new IllegalStateException("broken page");
			}
			chain.doFilter(request, response);
		});
		registration.setDispatcherTypes(DispatcherType.ERROR);
		return registration;
	}

	@RestController
	static class Endpoints {

		private final Work work;

		private final Executor executor;

		Endpoints(Work work, Executor applicationTaskExecutor) {
			this.work = work;
			this.executor = applicationTaskExecutor;
		}

		@GetMapping("/ok")
		String ok(@RequestParam(defaultValue = "none") String id) {
			logger.info("in the controller for {}", id);
			return "ok";
		}

		@GetMapping({ "/boom", "/broken-page" })
		String boom() {
			throw new IllegalStateException("boom");
		}

		@GetMapping("/denied")
		void denied(HttpServletResponse response) throws Exception {
			response.sendError(403, "not yours");
		}

		@GetMapping("/items/{id}")
		String item(@PathVariable int id) {
			return "item " + id;
		}

		@PostMapping("/echo")
		String echo(@RequestBody String body) {
			return body + body;
		}

		@GetMapping("/stream")
		StreamingResponseBody stream(@RequestParam(defaultValue = "none") String id) {
			return (out) -> {
				logger.info("in the stream for {}", id);
				for (int i = 0; i < 100; i++) {
					out.write(new byte[1000]);
				}
			};
		}

		@GetMapping("/endless")
		StreamingResponseBody endless() {
			return (out) -> {
				while (true) {
					out.write(new byte[100_000]);
					out.flush();
				}
			};
		}

		@GetMapping("/events")
		SseEmitter events() throws Exception {
			SseEmitter emitter = new SseEmitter();
			emitter.send("one");
			this.executor.execute(() -> {
				try {
					logger.info("in the emitter");
					emitter.send("two");
					emitter.complete();
				}
				catch (IOException ex) {
					emitter.completeWithError(ex);
				}
			});
			return emitter;
		}

		@GetMapping("/late-boom")
		Callable<String> lateBoom() {
			return () -> {
				throw new IllegalStateException("late boom");
			};
		}

		@GetMapping("/callable")
		Callable<String> callable(@RequestParam(defaultValue = "none") String id) {
			return () -> {
				logger.info("in the callable for {}", id);
				return "callable";
			};
		}

		@GetMapping("/async")
		String async(@RequestParam(defaultValue = "none") String id) throws Exception {
			return this.work.run(id).get();
		}

		@GetMapping("/future")
		CompletableFuture<String> future(@RequestParam(defaultValue = "none") String id) {
			return CompletableFuture.supplyAsync(() -> {
				logger.info("in the future for {}", id);
				return "future";
			}, this.executor);
		}

	}

	private record BrokenFilter(String path) {

		static Filter at(String path) {
			return (request, response, chain) -> {
				if (path.equals(((HttpServletRequest) request).getRequestURI())
						&& request.getDispatcherType() == DispatcherType.REQUEST) {
					throw new IllegalStateException("broken filter");
				}
				chain.doFilter(request, response);
			};
		}

	}

	static class Work {

		@Async
		CompletableFuture<String> run(String id) {
			logger.info("in the async method for {}", id);
			return CompletableFuture.completedFuture("async");
		}

	}

}
