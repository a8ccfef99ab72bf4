/**
 * Tables in Apache Parquet files: columns of text, numbers and bytes, read a row group at a time.
 */
@NullMarked
package io.crossmodal.dataset.parquet;

import org.jspecify.annotations.NullMarked;
