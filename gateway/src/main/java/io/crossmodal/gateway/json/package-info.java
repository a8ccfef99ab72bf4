/** The contract's messages as JSON, both ways, with a violation for every field that is wrong. */
@NullMarked
package io.crossmodal.gateway.json;

import org.jspecify.annotations.NullMarked;
