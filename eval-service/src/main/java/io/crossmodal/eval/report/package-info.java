/** One evaluation as files: JSON, CSV, plots, a page, summaries in English and Chinese, runs. */
@NullMarked
package io.crossmodal.eval.report;

import org.jspecify.annotations.NullMarked;
