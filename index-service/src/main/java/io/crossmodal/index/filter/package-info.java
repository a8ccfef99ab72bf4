/**
 * Conditions on payloads: what an item must have to be found, and an index that answers them with
 * sets of ordinals.
 */
@NullMarked
package io.crossmodal.index.filter;

import org.jspecify.annotations.NullMarked;
