/** Encoding over gRPC and preparing photos, beside Python. */
@NullMarked
package io.crossmodal.bench.encode;

import org.jspecify.annotations.NullMarked;
