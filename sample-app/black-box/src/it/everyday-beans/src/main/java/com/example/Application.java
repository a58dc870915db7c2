package com.example;

import java.util.concurrent.atomic.LongAdder;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.stereotype.Service;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Beans with names that any application may use. */
@SpringBootApplication
@Import(EverydayNames.class)
public class Application {

	public static void main(String[] args) {
		SpringApplication.run(Application.class, args);
	}

	@Bean
	LongAdder errorCounter() {
		return new LongAdder();
	}

	@Service
	static class Tasks {

	}

	@Service
	static class Heartbeats {

	}

	@RestController
	static class Exports {

		@GetMapping("/hello")
		String hello() {
			return "hello";
		}

	}

}
