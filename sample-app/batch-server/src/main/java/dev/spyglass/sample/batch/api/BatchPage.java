/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.sample.batch.api;

import java.util.List;

import dev.spyglass.sample.batch.store.Batch;

import org.springframework.data.domain.Page;

/**
 * A page of batches, the newest first.
 *
 * @param data the batches
 * @param page number of the page, from 0
 * @param size batches on a full page
 * @param total batches on all pages
 */
record BatchPage(List<BatchView> data, int page, int size, long total) {

	static BatchPage of(Page<Batch> page) {
		return new BatchPage(page.map(BatchView::of).getContent(), page.getNumber(), page.getSize(),
				page.getTotalElements());
	}

}
