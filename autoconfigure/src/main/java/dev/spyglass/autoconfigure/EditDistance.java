/*
 * Copyright 2026 the Spyglass authors.
 *
 * Licensed under the Apache License, Version 2.0; see the file LICENSE.
 */

package dev.spyglass.autoconfigure;

/**
 * Computes the edit distance between property names. Swapping two adjacent characters
 * counts as one edit, as inserting, removing and replacing a character do.
 */
final class EditDistance {

	private EditDistance() {
	}

	/**
	 * Returns the number of edits between two texts.
	 * @param left a text
	 * @param right another text
	 * @return the number of edits
	 */
	static int between(String left, String right) {
		return table(left, right)[left.length()][right.length()];
	}

	/**
	 * Returns the number of edits between a word and the prefix of a text that is most
	 * similar to it.
	 * @param word the word
	 * @param text the text
	 * @return the number of edits
	 */
	static int fromPrefix(String word, String text) {
		int[] distances = table(word, text)[word.length()];
		int least = distances[0];
		for (int distance : distances) {
			least = Math.min(least, distance);
		}
		return least;
	}

	private static int[][] table(String left, String right) {
		int[][] edits = new int[left.length() + 1][right.length() + 1];
		for (int row = 0; row <= left.length(); row++) {
			for (int column = 0; column <= right.length(); column++) {
				edits[row][column] = (row == 0 || column == 0) ? row + column : least(edits, left, right, row, column);
			}
		}
		return edits;
	}

	private static int least(int[][] edits, String left, String right, int row, int column) {
		char last = left.charAt(row - 1);
		char otherLast = right.charAt(column - 1);
		int replaced = edits[row - 1][column - 1] + ((last == otherLast) ? 0 : 1);
		int least = Math.min(replaced, Math.min(edits[row - 1][column], edits[row][column - 1]) + 1);
		boolean swapped = row > 1 && column > 1 && last == right.charAt(column - 2)
				&& otherLast == left.charAt(row - 2);
		return swapped ? Math.min(least, edits[row - 2][column - 2] + 1) : least;
	}

}
