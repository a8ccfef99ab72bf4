package io.crossmodal.index.kernel;

/** How wide the registers are that the kernels work in. */
public enum KernelWidth {
  SCALAR(32),
  BITS_128(128),
  BITS_256(256),
  BITS_512(512);

  private final int bits;

  KernelWidth(int bits) {
    this.bits = bits;
  }

  public int bits() {
    return bits;
  }

  /** Its name in configuration: {@code scalar}, {@code 128}, {@code 256} or {@code 512}. */
  public String label() {
    return this == SCALAR ? "scalar" : Integer.toString(bits);
  }

  Kernels kernels() {
    return switch (this) {
      case SCALAR ->
          new Kernels(
              this,
              new ScalarFp32(),
              new ScalarFp16(),
              new ScalarInt8(),
              new ScalarInt4(),
              new ScalarBits(),
              new ScalarBlocks(),
              new ScalarBeam(),
              new ScalarAxes(),
              new ScalarBound());
      case BITS_128 ->
          new Kernels(
              this,
              new Fp32At128(),
              new Fp16At128(),
              new Int8At128(),
              new Int4At128(),
              new BitsAt128(),
              new BlocksAt128(),
              new BeamAt128(),
              new AxesAt128(),
              new BoundAt128());
      case BITS_256 ->
          new Kernels(
              this,
              new Fp32At256(),
              new Fp16At256(),
              new Int8At256(),
              new Int4At256(),
              new BitsAt256(),
              new BlocksAt256(),
              new BeamAt256(),
              new AxesAt256(),
              new BoundAt256());
      case BITS_512 ->
          new Kernels(
              this,
              new Fp32At512(),
              new Fp16At512(),
              new Int8At512(),
              new Int4At512(),
              new BitsAt512(),
              new BlocksAt512(),
              new BeamAt512(),
              new AxesAt512(),
              new BoundAt512());
    };
  }
}
