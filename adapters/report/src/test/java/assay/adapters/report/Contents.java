package assay.adapters.report;

import assay.application.reporting.BacktestContent;
import assay.application.reporting.Comparison;
import assay.application.reporting.Comparison.Candidate;
import assay.application.reporting.ModelReportContent;
import assay.application.reporting.ModelReportContent.Choice;
import assay.application.reporting.ModelReportContent.Data;
import assay.application.reporting.ModelReportContent.Explanations;
import assay.application.reporting.ModelReportContent.Money;
import assay.application.reporting.ModelReportContent.Outlook;
import assay.application.reporting.ModelReportContent.Prediction;
import assay.application.reporting.ModelReportContent.Split;
import assay.application.reporting.ModelReportContent.Step;
import assay.application.reporting.ModelReportContent.Threshold;
import assay.application.reporting.ProfileContent;
import assay.application.reporting.Tuning;
import assay.application.training.InputDistribution;
import assay.application.training.ModelFacts;
import assay.domain.calibration.Identity;
import assay.domain.calibration.PlattScaling;
import assay.domain.evaluation.Backtest;
import assay.domain.evaluation.CardPrecision;
import assay.domain.evaluation.PrecisionRecallCurve;
import assay.domain.evaluation.Savings;
import assay.domain.evaluation.ScoredLabels;
import assay.domain.explanation.BreakDown;
import assay.domain.explanation.PartialDependence;
import assay.domain.explanation.PermutationImportance;
import assay.domain.explanation.SampledShapley;
import assay.domain.explanation.Scorer;
import assay.domain.monitoring.Percentiles;
import assay.domain.profiling.Column;
import assay.domain.profiling.ColumnDrift;
import assay.domain.profiling.Histogram;
import assay.domain.profiling.Profile;
import assay.domain.profiling.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Everything that pages can show, of an invented shop. */
final class Contents {
  private static final Shop SHOP = new Shop(20_000, 7);

  private Contents() {}

  /** Every section filled; names and texts as given, for hostile ones. */
  static ModelReportContent full(String text) {
    var sample = SHOP.scored(Shop.model());
    return new ModelReportContent(
        "web-shop",
        "gradient boosted trees " + text,
        facts(sample, text),
        new Data(
            List.of(
                split("training", 60_000, 700, "2026-01-01T00:00:00Z", "2026-02-28T23:00:00Z"),
                split(
                    "validation " + text,
                    20_000,
                    230,
                    "2026-03-07T00:00:00Z",
                    "2026-03-31T23:00:00Z"),
                split(
                    "test",
                    20_000,
                    sample.frauds(),
                    "2026-04-07T00:00:00Z",
                    "2026-05-04T23:00:00Z")),
            List.of(
                new Step("Impute", "missing numbers become the median of the training data"),
                new Step("Encode " + text, "categories become one column each"))),
        new Choice(
            Optional.of(comparison(text)),
            Optional.of(tuning(text)),
            List.of(
                new Threshold("highest F1 on validation data " + text, 0.12),
                new Threshold("highest F2 on validation data", 0.06))),
        Optional.of(new Money("EUR", Shop.COSTS, SHOP.amounts)),
        Optional.of(SHOP.scored(row -> Shop.logistic(0.6 * Shop.logOdds(row)))),
        explanations(text),
        new Outlook(
            Optional.of("stream: web-shop\nsplit:\n  by: time\n  delay: 7d\n# " + text + "\n"),
            List.of("Trained on four months of one country.", text),
            List.of("Collect chargebacks " + text)));
  }

  /** Only what can't be left out. */
  static ModelReportContent bare() {
    var sample = SHOP.scored(Shop.model());
    var facts = facts(sample, "");
    return new ModelReportContent(
        "web-shop",
        "logistic regression",
        new ModelFacts(
            "Bare",
            "Nothing is known of it.",
            facts.trainedAt(),
            "1",
            new Identity(),
            List.of(),
            facts.score(),
            facts.quality(),
            Map.of(),
            List.of(),
            List.of(),
            false,
            Map.of()),
        new Data(List.of(), List.of()),
        new Choice(Optional.empty(), Optional.empty(), List.of()),
        Optional.empty(),
        Optional.empty(),
        new Explanations("average precision", List.of(), List.of(), List.of()),
        new Outlook(Optional.empty(), List.of(), List.of()));
  }

  private static Split split(String name, long rows, long frauds, String from, String to) {
    return new Split(
        name, rows, frauds, Optional.of(Instant.parse(from)), Optional.of(Instant.parse(to)));
  }

  private static ModelFacts facts(ScoredLabels sample, String text) {
    var dependences = new ArrayList<ModelFacts.PartialDependence>();
    var few = SHOP.rows.subList(0, 200);
    for (String feature : few.get(0).values().keySet()) {
      var points =
          PartialDependence.of(Shop.model(), few, feature, PartialDependence.grid(few, feature, 15))
              .points()
              .stream()
              .map(it -> new ModelFacts.PartialDependence.Point(it.value(), it.score()))
              .toList();
      dependences.add(new ModelFacts.PartialDependence(feature, points));
    }
    var importance = new LinkedHashMap<String, Double>();
    importance.put("account_age_days", 0.38);
    importance.put("amount", 0.27);
    importance.put("device", 0.14);
    importance.put("free_email " + text, 0.11);
    importance.put("hour", 0.07);
    importance.put("previous_payments", 0.03);
    return new ModelFacts(
        "Web shop, gradient boosted trees " + text,
        "Gives every order of the shop a probability of fraud. " + text,
        Instant.parse("2026-05-06T10:15:00Z"),
        "1",
        new PlattScaling(1.7, 0.1),
        List.of(
            numeric("amount", SHOP.amounts),
            numeric(
                "noise " + text,
                SHOP.rows.stream().mapToDouble(it -> Shop.number(it, "noise")).toArray()),
            new InputDistribution.Categorical("device " + text, 20_000, 12, counts(text), 4)),
        numeric("score", SHOP.scores(Shop.model())),
        new ModelFacts.Quality(
            "four weeks of April 2026 " + text,
            sample,
            0.12,
            "highest F1 on validation data " + text,
            OptionalDouble.of(0.4)),
        importance,
        dependences,
        List.of(),
        false,
        Map.of(
            "seed",
            "42",
            "spark",
            "4.0.1",
            "data fingerprint",
            "sha256:5f2c0a97b1d4 " + text,
            "notes " + text,
            "a long value, ".repeat(40)));
  }

  private static Map<String, Long> counts(String text) {
    var counts = new LinkedHashMap<String, Long>();
    counts.put("ANDROID", 10_000L);
    counts.put("IOS " + text, 6_000L);
    counts.put("WEB", 4_000L);
    return counts;
  }

  private static InputDistribution.Numeric numeric(String name, double[] values) {
    var histogram = Histogram.of(values, Optional.empty(), 20).orElseThrow();
    var percentiles = Percentiles.of(values);
    return new InputDistribution.Numeric(
        name,
        values.length,
        130,
        Arrays.stream(values).average().orElseThrow(),
        1,
        Arrays.stream(percentiles.at(0, 25, 50, 75, 100)).boxed().toList(),
        histogram.edges(),
        histogram.goods());
  }

  static Comparison comparison(String text) {
    Scorer weak =
        row ->
            Shop.logistic(Shop.logOdds(row) * 0.8 + 1.3 * Math.sin(Shop.number(row, "noise") * 9));
    Scorer weaker = row -> Shop.number(row, "hour") < 6 ? 0.04 : 0.01;
    return new Comparison(
        "four weeks of April 2026 " + text,
        "the highest average precision on validation data " + text,
        List.of(
            candidate("logistic regression", weak, 0.42, 6_200, false),
            candidate("gradient boosted trees " + text, Shop.model(), 0.58, 34_800, true),
            candidate("decision tree", weaker, -0.03, 75_000, false)));
  }

  private static Candidate candidate(
      String name, Scorer scorer, double savings, long millis, boolean chosen) {
    var sample = SHOP.scored(scorer);
    var subjects = IntStream.range(0, sample.size()).map(i -> i % 4_000).boxed().toList();
    int[] days = Arrays.stream(SHOP.days).mapToInt(it -> (int) it).toArray();
    return new Candidate(
        name,
        sample,
        0.12,
        Optional.of(CardPrecision.at(20, sample, subjects, days)),
        OptionalDouble.of(savings),
        Duration.ofMillis(millis),
        chosen);
  }

  private static Tuning tuning(String text) {
    var random = new SplittableRandom(5);
    var trials = new ArrayList<Tuning.Trial>();
    for (int i = 0; i < 30; i++) {
      trials.add(
          new Tuning.Trial(
              Map.of(
                  "depth " + text,
                  "" + (3 + i % 5),
                  "rounds",
                  "" + (100 + 50 * (i % 7)),
                  "eta",
                  "0." + (1 + i % 3)),
              0.3 + 0.05 * random.nextDouble(),
              OptionalDouble.of(0.01)));
    }
    return new Tuning("Random search, 3 rolling weeks " + text, "average precision", trials);
  }

  private static Explanations explanations(String text) {
    var background = SHOP.rows.subList(0, 100);
    var random = new SplittableRandom(11);
    var summary =
        SHOP.rows.subList(100, 300).stream()
            .map(
                row ->
                    SampledShapley.of(Shop::logOdds, "log-odds", row, background, 4, random)
                        .explanation())
            .toList();
    var highest =
        SHOP.rows.stream()
            .max((a, b) -> Double.compare(Shop.logOdds(a), Shop.logOdds(b)))
            .orElseThrow();
    var shapley = SampledShapley.of(Shop.model(), "probability", highest, background, 30, random);
    return new Explanations(
        "average precision " + text,
        PermutationImportance.of(
            Shop.model(),
            SHOP.rows.subList(0, 4_000),
            Arrays.copyOf(SHOP.fraud, 4_000),
            it -> PrecisionRecallCurve.of(it).orElseThrow().averagePrecision(),
            4,
            random),
        summary,
        List.of(
            new Prediction("A likely fraud " + text, shapley.explanation()),
            new Prediction(
                "The same, broken down",
                BreakDown.of(Shop.model(), "probability", highest, background)),
            new Prediction(
                "An ordinary order",
                BreakDown.of(Shop::logOdds, "log-odds", SHOP.rows.get(3), background))));
  }

  static ProfileContent profile(String text) {
    var before = table("orders-2026.csv " + text, text, 0, 3_000);
    var after = table("orders-may.csv " + text, text, 15_000, 20_000);
    return new ProfileContent(
        Profile.of(before),
        Optional.of(new ProfileContent.Drift(after.name(), ColumnDrift.between(before, after))));
  }

  private static Table table(String name, String text, int from, int to) {
    var columns = new ArrayList<Column>();
    int size = to - from;
    columns.add(new Column.Numbers("", IntStream.range(from, to).mapToDouble(i -> i).toArray()));
    columns.add(new Column.Texts("order " + text, texts(size, i -> "O-" + (from + i) * 7)));
    for (String feature :
        List.of("amount", "account_age_days", "hour", "previous_payments", "noise")) {
      columns.add(
          new Column.Numbers(
              feature,
              numbers(
                  size,
                  i ->
                      SHOP.rows.get(from + i).get(feature) instanceof Double d
                          ? d * (from > 0 && feature.equals("amount") ? 1.6 : 1)
                          : Double.NaN)));
    }
    columns.add(
        new Column.Texts(
            "device",
            texts(
                size,
                i ->
                    from > 0 && i % 9 == 0
                        ? "WATCH"
                        : SHOP.rows.get(from + i).get("device") + (i % 50 == 0 ? text : ""))));
    columns.add(
        new Column.Texts(
            "country",
            texts(size, i -> i % 13 == 0 ? null : "" + SHOP.rows.get(from + i).get("country"))));
    columns.add(
        new Column.Texts(
            "status",
            texts(size, i -> SHOP.fraud[from + i] ? "refunded" : i % 2 == 0 ? "paid" : "")));
    columns.add(new Column.Texts("comment", texts(size, i -> "please deliver to door " + i)));
    columns.add(
        new Column.Numbers(
            "risk_after",
            numbers(
                size,
                i ->
                    (SHOP.fraud[from + i] ? 5 : 0)
                        + SHOP.rows.get(from + i).hashCode() % 1000 / 400.0)));
    return new Table(
        name,
        1_250_000,
        OptionalLong.of(15_100),
        columns,
        Optional.of(Arrays.copyOfRange(SHOP.fraud, from, to)),
        Map.of("country", new Table.Counts(96_000, 4)));
  }

  private static double[] numbers(int size, java.util.function.IntToDoubleFunction of) {
    return IntStream.range(0, size).mapToDouble(of).toArray();
  }

  private static String[] texts(int size, java.util.function.IntFunction<String> of) {
    return IntStream.range(0, size).mapToObj(of).toArray(String[]::new);
  }

  static BacktestContent backtest(String text) {
    var sample = SHOP.scored(Shop.model());
    long[] days = Arrays.stream(SHOP.days).mapToLong(it -> 20_550 + (long) it).toArray();
    double[] baseline = new Shop(5_000, 3).scores(Shop.model());
    var events = new Backtest.Events(sample, SHOP.amounts, days);
    return new BacktestContent(
        "web-shop",
        "Gradient boosted trees 4f1c " + text,
        "Held-out orders " + text,
        "EUR",
        "expected cost " + text,
        Backtest.of(events, Shop.COSTS, Optional.of(Shop.COSTS), baseline));
  }

  static Savings savings() {
    return Savings.of(Shop.COSTS, SHOP.scored(Shop.model()), SHOP.amounts, Shop.COSTS);
  }
}
