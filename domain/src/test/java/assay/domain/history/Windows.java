package assay.domain.history;

import assay.domain.event.Pointer;
import assay.domain.features.Derivation;
import assay.domain.features.Derivation.Statistic;
import assay.domain.features.Derivation.Window;
import assay.domain.features.FeatureRule;
import assay.domain.features.FeatureType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Features with windows for the tests. */
final class Windows {
  static final List<FeatureRule> RULES =
      List.of(
          field("amount", FeatureType.NUMBER),
          window("count_1d", "card", Statistic.COUNT, "", 1, 0),
          window("sum_1d", "card", Statistic.SUM, "amount", 1, 0),
          window("mean_1d", "card", Statistic.MEAN, "amount", 1, 0),
          window("shop_count_1d", "shop", Statistic.COUNT, "", 1, 0),
          window("max_7d", "card", Statistic.MAX, "amount", 7, 0),
          window("shops_7d", "card", Statistic.DISTINCT, "shop", 7, 0),
          window("count_before", "card", Statistic.COUNT, "", 1, 7),
          window("risk_7d", "card", Statistic.FRAUD_RATE, "", 7, 2));

  private Windows() {}

  private static FeatureRule field(String name, FeatureType type) {
    return new FeatureRule(name, type, new Derivation.Field(Pointer.toField(name)));
  }

  static FeatureRule window(
      String name, String subject, Statistic statistic, String of, int days, int delay) {
    return new FeatureRule(
        name,
        FeatureType.NUMBER,
        new Window(
            subject,
            statistic,
            of.isEmpty() ? Optional.empty() : Optional.of(of),
            Duration.ofDays(days),
            Duration.ofDays(delay)));
  }
}
