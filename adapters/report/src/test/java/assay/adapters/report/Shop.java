package assay.adapters.report;

import assay.domain.cost.Costs;
import assay.domain.evaluation.ScoredLabels;
import assay.domain.explanation.Scorer;
import assay.domain.features.Features;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SplittableRandom;

/** An invented shop with events, a model, and costs. */
final class Shop {
  static final Costs COSTS = new Costs(1, 25, 4, 0.95, 15, 0.05, false, 200, 3);

  final List<Features> rows = new ArrayList<>();
  final boolean[] fraud;
  final double[] amounts;
  final double[] days;

  Shop(int size, long seed) {
    var random = new SplittableRandom(seed);
    fraud = new boolean[size];
    amounts = new double[size];
    days = new double[size];
    for (int i = 0; i < size; i++) {
      var row = row(random);
      rows.add(row);
      amounts[i] = number(row, "amount");
      days[i] = i * 28 / size;
      double drift = days[i] > 20 ? 0.6 : 0;
      fraud[i] = random.nextDouble() < logistic(logOdds(row) + drift + 0.7 * random.nextGaussian());
    }
  }

  private static Features row(SplittableRandom random) {
    var values = new LinkedHashMap<String, Object>();
    values.put("amount", Math.round(100 * Math.exp(3.6 + 1.1 * random.nextGaussian())) / 100.0);
    values.put("account_age_days", Math.floor(random.nextExponential() * 380));
    values.put("hour", (double) random.nextInt(24));
    values.put("device", List.of("ANDROID", "IOS", "WEB", "Ünbekannt").get(pick(random)));
    values.put("country", List.of("MX", "ES", "US", "CO").get(pick(random)));
    values.put(
        "previous_payments",
        random.nextInt(5) == 0 ? null : Math.floor(random.nextExponential() * 6));
    values.put("free_email", random.nextDouble() < 0.3);
    values.put("noise", random.nextGaussian());
    return new Features(values);
  }

  private static int pick(SplittableRandom random) {
    double chance = random.nextDouble();
    return chance < 0.5 ? 0 : chance < 0.8 ? 1 : chance < 0.97 ? 2 : 3;
  }

  static double number(Features row, String name) {
    return row.get(name) instanceof Double value ? value : 0;
  }

  static double logOdds(Features row) {
    double age = number(row, "account_age_days");
    boolean night = number(row, "hour") < 6;
    return -7.2
        + 0.9 * Math.log(number(row, "amount") / 30)
        + (age < 30 ? 2.4 : age < 120 ? 1 : 0)
        + (night ? 1.1 : 0)
        + ("WEB".equals(row.get("device")) ? 1.3 : 0)
        + (row.get("previous_payments") == null ? 0.8 : 0)
        + (Boolean.TRUE.equals(row.get("free_email")) ? 0.9 : 0);
  }

  static double logistic(double logOdds) {
    return 1 / (1 + Math.exp(-logOdds));
  }

  static Scorer model() {
    return row -> logistic(logOdds(row));
  }

  double[] scores(Scorer scorer) {
    return rows.stream().mapToDouble(scorer::score).toArray();
  }

  ScoredLabels scored(Scorer scorer) {
    return ScoredLabels.of(scores(scorer), fraud);
  }
}
