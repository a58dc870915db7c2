/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sample.batch.api;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.spyglass.sample.batch.BatchServerProperties;
import dev.spyglass.sample.batch.work.BatchEndedException;
import dev.spyglass.sample.batch.work.QueueClosedException;
import dev.spyglass.sample.batch.work.QueueFullException;
import dev.spyglass.sample.batch.work.UnknownBatchException;
import dev.spyglass.sample.batch.work.UnknownModelException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.TransactionException;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Answers what cannot be served with problem details, and logs one line for each.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

	/** A batch may have 50,000 wrong fields; the first ones tell enough. */
	private static final int MAX_ERRORS = 20;

	private static final Comparator<Map<String, String>> BY_FIELD = Comparator
		.comparing((error) -> error.get("field") + error.get("message"));

	private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

	private final Duration retryAfter;

	ProblemAdvice(BatchServerProperties properties) {
		this.retryAfter = properties.queue().retryAfter();
	}

	@ExceptionHandler
	@Nullable ResponseEntity<Object> unknown(UnknownBatchException ex, WebRequest request) {
		return answer(HttpStatus.NOT_FOUND, ex, request);
	}

	@ExceptionHandler
	@Nullable ResponseEntity<Object> ended(BatchEndedException ex, WebRequest request) {
		return answer(HttpStatus.CONFLICT, ex, request);
	}

	@ExceptionHandler
	@Nullable ResponseEntity<Object> tooLarge(BatchTooLargeException ex, WebRequest request) {
		return answer(HttpStatus.CONTENT_TOO_LARGE, ex, request);
	}

	@ExceptionHandler
	@Nullable ResponseEntity<Object> unknownModel(UnknownModelException ex, WebRequest request) {
		return invalid(ex, HttpHeaders.EMPTY, List.of(error("model", ex.getMessage())), request);
	}

	@ExceptionHandler
	@Nullable ResponseEntity<Object> invalid(InvalidBatchException ex, WebRequest request) {
		return invalid(ex, HttpHeaders.EMPTY, List.of(error(ex.field(), ex.getMessage())), request);
	}

	@ExceptionHandler
	@Nullable ResponseEntity<Object> full(QueueFullException ex, WebRequest request) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.TOO_MANY_REQUESTS, ex.getMessage());
		return handleExceptionInternal(ex, problem, retryLater(), HttpStatus.TOO_MANY_REQUESTS, request);
	}

	@ExceptionHandler
	@Nullable ResponseEntity<Object> closed(QueueClosedException ex, WebRequest request) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, ex.getMessage());
		return handleExceptionInternal(ex, problem, retryLater(), HttpStatus.SERVICE_UNAVAILABLE, request);
	}

	@ExceptionHandler({ DataAccessResourceFailureException.class, TransientDataAccessException.class,
			RecoverableDataAccessException.class, TransactionException.class })
	@Nullable ResponseEntity<Object> databaseGone(Exception ex, WebRequest request) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE,
				"The database does not answer; nothing was saved");
		return handleExceptionInternal(ex, problem, retryLater(), HttpStatus.SERVICE_UNAVAILABLE, request);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(HttpMessageNotReadableException ex,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		if (ex.contains(StreamConstraintsException.class)) {
			return answer(HttpStatus.CONTENT_TOO_LARGE, new BatchTooLargeException("The body is too large"), request);
		}
		String detail = "The body is not the JSON of a batch";
		if (ex.getCause() instanceof JacksonException cause && cause.getLocation() != null) {
			detail += " (line " + cause.getLocation().getLineNr() + ", column " + cause.getLocation().getColumnNr()
					+ ")";
		}
		return handleExceptionInternal(ex, ProblemDetail.forStatusAndDetail(status, detail), headers, status, request);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(MethodArgumentNotValidException ex,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		return invalid(ex, headers, ex.getFieldErrors().stream().map(ProblemAdvice::error).toList(), request);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
			HandlerMethodValidationException ex, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		List<Map<String, String>> errors = ex.getParameterValidationResults()
			.stream()
			.flatMap((result) -> result.getResolvableErrors()
				.stream()
				.map((error) -> error(String.valueOf(result.getMethodParameter().getParameterName()),
						error.getDefaultMessage())))
			.toList();
		return invalid(ex, headers, errors, request);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleExceptionInternal(Exception ex, @Nullable Object body,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		ResponseEntity<Object> response = super.handleExceptionInternal(ex, body, headers, status, request);
		boolean ours = status.is5xxServerError();
		LoggingEventBuilder line = log.atLevel(ours ? Level.ERROR : Level.WARN)
			.setCause(ours ? ex : null)
			.addKeyValue("status", status.value());
		if (response != null && response.getBody() instanceof ProblemDetail problem) {
			line = line.addKeyValue("problem", problem.getDetail());
			Map<String, Object> properties = problem.getProperties();
			if (properties != null && properties.containsKey("errors")) {
				line = line.addKeyValue("errors", properties.get("errors"));
			}
		}
		line.log(ours ? "Request failed" : "Request refused");
		return response;
	}

	private @Nullable ResponseEntity<Object> answer(HttpStatus status, RuntimeException ex, WebRequest request) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, ex.getMessage());
		return handleExceptionInternal(ex, problem, HttpHeaders.EMPTY, status, request);
	}

	private @Nullable ResponseEntity<Object> invalid(Exception ex, HttpHeaders headers,
			List<Map<String, String>> errors, WebRequest request) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST,
				(errors.size() == 1) ? "1 value is invalid" : errors.size() + " values are invalid");
		problem.setProperty("errors", errors.stream().sorted(BY_FIELD).limit(MAX_ERRORS).toList());
		return handleExceptionInternal(ex, problem, headers, HttpStatus.BAD_REQUEST, request);
	}

	private HttpHeaders retryLater() {
		HttpHeaders headers = new HttpHeaders();
		headers.set(HttpHeaders.RETRY_AFTER, Long.toString(this.retryAfter.toSeconds()));
		return headers;
	}

	private static Map<String, String> error(FieldError error) {
		return error(error.getField(), error.getDefaultMessage());
	}

	private static Map<String, String> error(String field, @Nullable String message) {
		// As it stands in the JSON.
		String name = field.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
		return Map.of("field", name, "message", (message != null) ? message : "is invalid");
	}

}
