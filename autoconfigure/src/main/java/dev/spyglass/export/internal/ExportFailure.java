/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.export.internal;

import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;

import io.opentelemetry.exporter.internal.FailedExportException.GrpcExportException;
import io.opentelemetry.exporter.internal.FailedExportException.HttpExportException;
import org.jspecify.annotations.Nullable;

/**
 * Describes in a short phrase why a batch could not be exported.
 */
final class ExportFailure {

	/** Message of OkHttp's exception after a timeout. */
	private static final String TIMEOUT = "timeout";

	private ExportFailure() {
	}

	/**
	 * Describes a failure.
	 * @param failure the exporter's exception, or {@code null} if it has none
	 * @return a phrase
	 */
	public static String describe(@Nullable Throwable failure) {
		if (failure == null) {
			return "the exporter reports no reason";
		}
		String answer = answer(failure);
		if (answer != null) {
			return answer;
		}
		if (failure instanceof ShutdownException) {
			return String.valueOf(failure.getMessage());
		}
		Throwable cause = cause(failure);
		if (cause instanceof HttpTimeoutException
				|| (cause instanceof InterruptedIOException && TIMEOUT.equals(cause.getMessage()))) {
			return "the collector does not answer in time";
		}
		if (cause instanceof ConnectException && cause.getMessage() == null) {
			return isUnresolved(cause) ? "the name of the collector's host is unknown"
					: "no connection to the collector";
		}
		if (cause instanceof RejectedExecutionException) {
			return "the collector still answers earlier batches";
		}
		return cause.getClass().getSimpleName() + ((cause.getMessage() != null) ? ": " + cause.getMessage() : "");
	}

	/** The JDK's sender wraps what it reports, and its client gives few messages. */
	private static Throwable cause(Throwable failure) {
		Throwable cause = (failure.getCause() != null) ? failure.getCause() : failure;
		while (cause.getCause() != null
				&& (cause instanceof CompletionException || cause instanceof UncheckedIOException)) {
			cause = cause.getCause();
		}
		return cause;
	}

	private static boolean isUnresolved(Throwable failure) {
		Throwable cause = failure;
		while (cause.getCause() != null) {
			cause = cause.getCause();
		}
		return cause instanceof UnresolvedAddressException;
	}

	/** The types are internal to OpenTelemetry, and nobody else knows the status. */
	private static @Nullable String answer(Throwable failure) {
		try {
			if (failure instanceof HttpExportException http && http.getResponse() != null) {
				int status = http.getResponse().getStatusCode();
				return "the collector answers " + status + ((status == 404 || status == 405)
						? ", is the path of the endpoint right (/v1/traces, /v1/logs)?" : "");
			}
			if (failure instanceof GrpcExportException grpc && grpc.getResponse() != null) {
				return "the collector answers " + grpc.getResponse().getStatusCode();
			}
		}
		catch (LinkageError ex) {
			return null;
		}
		return null;
	}

}
