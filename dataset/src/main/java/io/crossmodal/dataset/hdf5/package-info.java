/** Numeric arrays of HDF5 files, read and written with jhdf. */
@NullMarked
package io.crossmodal.dataset.hdf5;

import org.jspecify.annotations.NullMarked;
