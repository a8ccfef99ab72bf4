/** What takes part in a race: views of the index service, and peers in processes of their own. */
@NullMarked
package io.crossmodal.bench.contender;

import org.jspecify.annotations.NullMarked;
