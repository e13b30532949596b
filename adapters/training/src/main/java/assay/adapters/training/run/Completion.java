package assay.adapters.training.run;

import assay.adapters.training.data.EventTable;
import assay.adapters.training.data.Partition;
import assay.adapters.training.data.Roles;
import assay.adapters.training.data.Splitter.PartSummary;
import assay.adapters.training.recipe.Recipe;
import assay.application.training.InputDistribution;
import assay.application.training.ModelFacts;
import assay.application.training.ModelFacts.Quality;
import assay.application.training.ModelFacts.VerificationRow;
import assay.domain.calibration.Calibrator;
import assay.domain.event.Sha256;
import assay.domain.features.FeatureRule;
import assay.domain.features.Features;
import assay.domain.scoring.Population;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** Gathers what training knows about the chosen model. */
final class Completion {
  private static final int VERIFICATION_ROWS = 60;
  private static final long LARGE_PRIME = 1_000_000_000_039L;

  private final Recipe recipe;
  private final EventTable table;
  private final Map<Partition, PartSummary> summaries;
  private final Candidate chosen;
  private final Optional<Population> population;
  private final Calibrator calibrator;
  private final Dataset<Row> train;
  private final Sample test;
  private final Clock clock;

  Completion(
      Recipe recipe,
      EventTable table,
      Map<Partition, PartSummary> summaries,
      Candidate chosen,
      Optional<Population> population,
      Dataset<Row> train,
      Sample test,
      Clock clock) {
    this.recipe = recipe;
    this.table = table;
    this.summaries = summaries;
    this.chosen = chosen;
    this.population = population;
    this.calibrator =
        population
            .map(p -> PriorCorrection.behind(chosen.calibrator(), p))
            .orElse(chosen.calibrator());
    this.train = train;
    this.test = test;
    this.clock = clock;
  }

  /** The features that models may read. */
  List<FeatureRule> features() {
    return table.features().stream()
        .filter(rule -> !recipe.preprocess().remove().contains(rule.name()))
        .toList();
  }

  /** The facts with importance and dependence; gains are told where the algorithm has them. */
  ModelFacts explained(ModelFacts facts, Explaining explained) {
    var gain = chosen.model().gain();
    return new ModelFacts(
        facts.name(),
        facts.description(),
        facts.trainedAt(),
        facts.fraudValue(),
        facts.calibrator(),
        facts.inputs(),
        facts.score(),
        facts.quality(),
        gain.isEmpty() ? explained.importance() : gain,
        explained.dependenceFacts(),
        facts.verification(),
        facts.singlePrecision(),
        facts.provenance());
  }

  /** What is known without asking the finished document. */
  ModelFacts facts() {
    var features = features();
    var inputs = Distributions.of(train, features);
    double[] scores = chosen.model().score(train);
    for (int i = 0; i < scores.length; i++) {
      scores[i] = calibrator.calibrate(scores[i]);
    }
    var tested = part(Partition.TEST);
    var quality =
        new Quality(
            "%,d events with %,d frauds, from %s to %s%s"
                .formatted(
                    tested.rows(),
                    tested.frauds(),
                    tested.from(),
                    tested.to(),
                    population.isPresent() ? ", before the correction for real traffic" : ""),
            chosen.test(),
            chosen.thresholds().f1(),
            "highest F1 on validation data",
            chosen.savings().map(s -> s.share()).orElse(OptionalDouble.empty()));
    return new ModelFacts(
        "%s: %s".formatted(table.source().name(), chosen.name()),
        recipe.description(),
        clock.instant(),
        "1",
        calibrator,
        inputs,
        Distributions.scores(scores),
        quality,
        Map.of(),
        List.of(),
        verification(features, inputs),
        chosen.model().singlePrecision(),
        provenance());
  }

  /** Rows that are nobody's, others than those of the proof. */
  List<Features> invented(List<InputDistribution> inputs, int rows) {
    return new InventedRows(features(), inputs, train, recipe.seed() + 1)
        .draw(rows).stream().map(Features::new).toList();
  }

  private List<VerificationRow> verification(
      List<FeatureRule> features, List<InputDistribution> inputs) {
    var invented = new InventedRows(features, inputs, train, recipe.seed()).draw(VERIFICATION_ROWS);
    double[] expected = chosen.model().score(InventedRows.table(invented, train, features));
    var rows = new ArrayList<VerificationRow>();
    for (int i = 0; i < expected.length; i++) {
      rows.add(new VerificationRow(invented.get(i), calibrator.calibrate(expected[i])));
    }
    return rows;
  }

  private Map<String, String> provenance() {
    var provenance = new LinkedHashMap<String, String>();
    provenance.put("algorithm", chosen.algorithm());
    provenance.put("parameters", new java.util.TreeMap<>(chosen.parameters()).toString());
    provenance.put("seed", Long.toString(recipe.seed()));
    provenance.put("recipe", recipe.document().hex());
    provenance.put("training-data", fingerprint());
    provenance.put("spark", train.sparkSession().version());
    provenance.put("definition", Sha256.of(table.source().document()).hex());
    provenance.put("training-rows", Long.toString(part(Partition.TRAIN).rows()));
    provenance.put("training-frauds", Long.toString(part(Partition.TRAIN).frauds()));
    provenance.put("test-rows", Integer.toString(test.size()));
    provenance.put("calibration", chosen.calibrator().method());
    population.ifPresent(
        p ->
            provenance.put(
                "population",
                "corrected from a share of fraud of %s to %s"
                    .formatted(p.trainedOn(), p.fraudShare())));
    return provenance;
  }

  /** Of features and labels of the training rows, in whatever order they were read. */
  private String fingerprint() {
    var columns =
        Stream.concat(Stream.of(Roles.LABEL), features().stream().map(FeatureRule::name))
            .sorted()
            .map(functions::col)
            .toArray(Column[]::new);
    // the rest of a division, so that sums stay within 64 bits
    var rest = functions.pmod(functions.xxhash64(columns), functions.lit(LARGE_PRIME));
    Row sums = train.agg(functions.sum(rest)).head();
    return "%d-%x".formatted(train.count(), sums.isNullAt(0) ? 0 : sums.getLong(0));
  }

  private PartSummary part(Partition part) {
    return summaries.getOrDefault(part, new PartSummary(0, 0, Instant.EPOCH, Instant.EPOCH));
  }
}
