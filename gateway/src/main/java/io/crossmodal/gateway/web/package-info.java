/** The files of the page and the description of the REST surface, as served. */
@NullMarked
package io.crossmodal.gateway.web;

import org.jspecify.annotations.NullMarked;
