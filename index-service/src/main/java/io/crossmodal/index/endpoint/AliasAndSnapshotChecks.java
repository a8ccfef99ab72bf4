package io.crossmodal.index.endpoint;

import io.crossmodal.index.v1.CreateSnapshotRequest;
import io.crossmodal.index.v1.DropSnapshotRequest;
import io.crossmodal.index.v1.RestoreSnapshotRequest;
import io.crossmodal.index.v1.SetAliasRequest;

/** Checks requests about aliases and snapshots, whose names become names of files. */
final class AliasAndSnapshotChecks {

  private AliasAndSnapshotChecks() {}

  static void check(SetAliasRequest request) {
    Violations violations = new Violations();
    Names.requestId(violations, request.getRequestId());
    Names.check(violations, "alias", request.getAlias());
    checkUnlessEmpty(violations, "gallery", request.getGallery());
    violations.check();
  }

  static void check(CreateSnapshotRequest request) {
    Violations violations = of(request.getRequestId(), request.getGallery());
    checkUnlessEmpty(violations, "name", request.getName());
    violations.check();
  }

  static void check(DropSnapshotRequest request) {
    Violations violations = of(request.getRequestId(), request.getGallery());
    Names.check(violations, "name", request.getName());
    violations.check();
  }

  static void check(RestoreSnapshotRequest request) {
    Violations violations = of(request.getRequestId(), request.getGallery());
    Names.check(violations, "name", request.getName());
    checkUnlessEmpty(violations, "target", request.getTarget());
    violations.check();
  }

  /** What another node asks with; it has checked what its caller sent, but names files here. */
  static void names(String gallery, String name) {
    Violations violations = of("", gallery);
    Names.check(violations, "name", name);
    violations.check();
  }

  private static Violations of(String requestId, String gallery) {
    Violations violations = new Violations();
    Names.requestId(violations, requestId);
    Names.check(violations, "gallery", gallery);
    return violations;
  }

  private static void checkUnlessEmpty(Violations violations, String field, String name) {
    if (!name.isEmpty()) {
      Names.check(violations, field, name);
    }
  }
}
