/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sample.batch.store;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;
import org.springframework.data.repository.PagingAndSortingRepository;

/**
 * Batches. Every change of state names the state that it starts from, so that a worker, a
 * cancelling client and a second process cannot undo one another's change.
 */
interface BatchRepository extends ListCrudRepository<Batch, String>, PagingAndSortingRepository<Batch, String> {

	@Modifying
	@Query("""
			update batch set status = 'IN_PROGRESS', started_at = coalesce(started_at, :now)
			where id = :id and status in ('QUEUED', 'IN_PROGRESS')""")
	boolean start(String id, Instant now);

	@Modifying
	@Query("""
			update batch set processed = processed + :done, failed = failed + :failed
			where id = :id and processed = :from and status in ('IN_PROGRESS', 'CANCELLING')""")
	boolean advance(String id, int from, int done, int failed);

	@Modifying
	@Query("""
			update batch set status = :to, error = :error, finished_at = :now
			where id = :id and status = :from""")
	boolean finish(String id, BatchStatus from, BatchStatus to, @Nullable String error, Instant now);

	@Modifying
	@Query("update batch set status = 'CANCELLING' where id = :id and status = 'IN_PROGRESS'")
	boolean requestCancel(String id);

	@Query("""
			select id from batch where status in ('QUEUED', 'IN_PROGRESS', 'CANCELLING')
			order by created_at, id""")
	List<String> findUnfinishedIds();

	@Modifying
	@Query("delete from batch where finished_at < :before")
	int deleteFinishedBefore(Instant before);

}
