/** The index's deployment settings, and how its parts are built from them. */
@NullMarked
package io.crossmodal.index.config;

import org.jspecify.annotations.NullMarked;
