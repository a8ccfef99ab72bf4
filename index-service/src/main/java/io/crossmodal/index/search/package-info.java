/**
 * First-pass search over a view: scans, candidate pools, and the best k of them with exact ties.
 */
@NullMarked
package io.crossmodal.index.search;

import org.jspecify.annotations.NullMarked;
