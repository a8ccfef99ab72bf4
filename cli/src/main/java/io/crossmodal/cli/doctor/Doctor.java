package io.crossmodal.cli.doctor;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Examines what the suite needs. */
public final class Doctor {

  private Doctor() {}

  /** Looks at this machine and starts the services once on a folder of their own. */
  public static List<Finding> machine(Path dataDir) throws IOException {
    List<Finding> findings = new ArrayList<>(Machine.findings(dataDir));
    findings.add(Gpu.finding());
    findings.add(Services.start());
    return findings;
  }

  /** Asks a gateway that runs elsewhere. */
  public static List<Finding> gateway(URI address) throws IOException, InterruptedException {
    return List.of(Services.gateway(address));
  }
}
