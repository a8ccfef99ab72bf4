package io.crossmodal.index.endpoint;

import io.crossmodal.index.v1.CountRequest;
import io.crossmodal.index.v1.DeleteRequest;
import io.crossmodal.index.v1.Durability;
import io.crossmodal.index.v1.Filter;
import io.crossmodal.index.v1.GetRequest;
import io.crossmodal.index.v1.ScrollRequest;
import io.crossmodal.index.v1.UpsertRequest;
import io.crossmodal.type.v1.Modality;
import java.util.List;

/** Checks requests about items, but not the items to write themselves. */
final class ItemRequestChecks {

  private static final int MAX_WRITTEN = 10_000;
  private static final int MAX_READ = 1_000;

  private ItemRequestChecks() {}

  static void check(UpsertRequest request) {
    Violations violations = new Violations();
    Names.requestId(violations, request.getRequestId());
    Names.check(violations, "gallery", request.getGallery());
    violations.count("items", request.getItemsCount(), MAX_WRITTEN);
    if (request.getDurability() == Durability.UNRECOGNIZED) {
      violations.add("durability", request.getDurabilityValue(), "a known one");
    }
    violations.check();
  }

  static void check(DeleteRequest request) {
    Violations violations = new Violations();
    Names.requestId(violations, request.getRequestId());
    Names.check(violations, "gallery", request.getGallery());
    violations.count("ids", request.getIdsCount(), MAX_WRITTEN);
    ids(violations, request.getIdsList());
    violations.check();
  }

  static void check(GetRequest request) {
    Violations violations = new Violations();
    Names.check(violations, "gallery", request.getGallery());
    violations.count("ids", request.getIdsCount(), MAX_READ);
    ids(violations, request.getIdsList());
    violations.check();
  }

  static void check(ScrollRequest request) {
    Violations violations = new Violations();
    Names.check(violations, "gallery", request.getGallery());
    modality(violations, "modality", request.getModality(), request.getModalityValue());
    filter(violations, request.hasFilter(), request.getFilter());
    violations.range("page_size", Integer.toUnsignedLong(request.getPageSize()), 0, MAX_READ);
    violations.check();
  }

  static void check(CountRequest request) {
    Violations violations = new Violations();
    Names.check(violations, "gallery", request.getGallery());
    modality(violations, "modality", request.getModality(), request.getModalityValue());
    filter(violations, request.hasFilter(), request.getFilter());
    violations.check();
  }

  private static void filter(Violations violations, boolean set, Filter filter) {
    if (set) {
      FilterChecks.check(violations, "filter", filter);
    }
  }

  static void modality(Violations violations, String field, Modality modality, int number) {
    if (modality == Modality.UNRECOGNIZED) {
      violations.add(field, number, "a known one, or unspecified for all");
    }
  }

  private static void ids(Violations violations, List<String> ids) {
    for (int i = 0; i < ids.size(); i++) {
      Names.id(violations, "ids[%d]".formatted(i), ids.get(i));
    }
  }
}
