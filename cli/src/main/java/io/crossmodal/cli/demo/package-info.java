/** The main job from end to end: a gallery, searches both ways, the ablation and its report. */
@NullMarked
package io.crossmodal.cli.demo;

import org.jspecify.annotations.NullMarked;
