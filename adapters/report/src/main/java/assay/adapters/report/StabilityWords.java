package assay.adapters.report;

import assay.domain.monitoring.StabilityIndex;

/** What a stability index means. */
final class StabilityWords {
  private StabilityWords() {}

  static String of(StabilityIndex index) {
    return switch (index.shift()) {
      case STABLE -> "stable";
      case MODERATE -> "moved: look into it";
      case SIGNIFICANT -> "moved far: the model may no longer fit";
    };
  }
}
