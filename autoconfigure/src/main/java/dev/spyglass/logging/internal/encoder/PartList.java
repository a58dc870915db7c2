/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.logging.internal.encoder;

import java.util.List;

/**
 * Parts in the order in which they are written. Parts without a value are skipped.
 *
 * @param parts the parts
 * @param needs the fields that each part needs, so that a part without a value is not
 * called
 */
record PartList(Part[] parts, long[] needs) {

	static PartList of(List<Part> parts) {
		return new PartList(parts.toArray(Part[]::new), parts.stream().mapToLong(Part::needs).toArray());
	}

	void write(Line line) {
		long present = line.collector.present;
		for (int index = 0; index < this.parts.length; index++) {
			long needs = this.needs[index];
			if (needs == 0 || (needs & present) != 0) {
				line.write(this.parts[index]);
			}
		}
	}

}
