package assay.adapters.pmml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import assay.adapters.pmml.document.PmmlModelDocuments;
import assay.application.training.DocumentFacts;
import assay.application.training.InputDistribution;
import assay.domain.calibration.PlattScaling;
import assay.domain.evaluation.Calibration;
import assay.domain.evaluation.ConfusionMatrix;
import assay.domain.evaluation.Gains;
import assay.domain.evaluation.Metrics;
import assay.domain.evaluation.PrecisionRecallCurve;
import assay.domain.evaluation.RocCurve;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReadsDocumentsTest {
  private static final PmmlModelDocuments DOCUMENTS = new PmmlModelDocuments();

  @Test
  void givesBackWhatTrainingKnew() {
    var bare = Streams.resource("boosted-trees.pmml");
    var facts = Facts.of(bare, new PlattScaling(2, 1), true);
    var read = DOCUMENTS.read(DOCUMENTS.complete(bare, facts));

    assertThat(read.name()).contains(facts.name());
    assertThat(read.description()).contains(facts.description());
    assertThat(read.application().orElseThrow()).matches("Assay \\d+\\.\\d+\\.\\d+.*");
    assertThat(read.trainedAt()).contains(Instant.parse("2026-11-24T12:30:45Z"));
    assertThat(read.calibration()).contains("platt");
    assertThat(read.inputs()).containsExactlyElementsOf(facts.inputs());
    assertThat(read.inputs())
        .filteredOn(InputDistribution.Categorical.class::isInstance)
        .allSatisfy(
            input ->
                assertThat(((InputDistribution.Categorical) input).counts().keySet())
                    .containsExactly("SALE", "two words", "with \"quotes\""));
    assertThat(read.score().orElseThrow().counts()).containsExactly(880L, 20L);
    assertThat(read.score().orElseThrow().quantiles()).isEqualTo(facts.score().quantiles());
    assertThat(read.importance()).hasSize(3).containsEntry("age", 0.333333);
    assertThat(read.partialDependence()).isEqualTo(facts.partialDependence());
    assertThat(read.provenance()).isEqualTo(facts.provenance());
  }

  @Test
  void givesBackTheQualityThatWasMeasured() {
    var bare = Streams.resource("forest.pmml");
    var facts = Facts.of(bare, new PlattScaling(2, 1), false);
    var quality = DOCUMENTS.read(DOCUMENTS.complete(bare, facts)).quality().orElseThrow();
    var sample = facts.quality().sample();
    var metrics = Metrics.of(sample);
    var confusion = ConfusionMatrix.at(0.25, sample);

    assertThat(quality.data()).contains("two weeks of nothing, 1,000 events");
    assertThat(quality.usage()).isEqualTo("test");
    assertThat(quality.confusion()).contains(confusion);
    assertThat(quality.threshold()).hasValue(0.25);
    assertThat(quality.thresholdRule()).contains("highest F2 on validation data");
    assertThat(quality.metrics())
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                Map.entry("events", 1000.0),
                Map.entry("roc-auc", metrics.rocAuc().orElseThrow()),
                Map.entry("average-precision", metrics.averagePrecision().orElseThrow()),
                Map.entry("kolmogorov-smirnov", metrics.kolmogorovSmirnov().orElseThrow()),
                Map.entry("log-loss", metrics.logLoss()),
                Map.entry("brier-score", metrics.brierScore()),
                Map.entry("calibration-error", metrics.calibrationError()),
                Map.entry("cohens-kappa", confusion.cohensKappa().orElseThrow()),
                Map.entry("accuracy", confusion.accuracy()),
                Map.entry("precision", confusion.precision().orElseThrow()),
                Map.entry("recall", confusion.recall().orElseThrow()),
                Map.entry("specificity", confusion.specificity().orElseThrow()),
                Map.entry("f1", confusion.f1().orElseThrow()),
                Map.entry("f2", confusion.f2().orElseThrow()),
                Map.entry("savings", 0.61)));

    var roc = RocCurve.of(sample).orElseThrow().points(100);
    assertThat(quality.roc()).hasSameSizeAs(roc);
    assertThat(quality.roc().get(0)).isEqualTo(roc(roc.get(1).threshold() + 1, 0, 0));
    for (int i = 1; i < roc.size(); i++) {
      var point = roc.get(i);
      assertThat(quality.roc().get(i))
          .isEqualTo(roc(point.threshold(), point.falsePositiveRate(), point.truePositiveRate()));
    }
    close(
        quality.precisionRecall().stream().map(PrecisionRecallCurve.Point::precision).toList(),
        PrecisionRecallCurve.of(sample).orElseThrow().points(100).stream()
            .map(PrecisionRecallCurve.Point::precision)
            .toList());
    close(
        quality.calibration().stream().map(Calibration.Bin::fraudShare).toList(),
        Calibration.of(sample, 10).bins().stream().map(Calibration.Bin::fraudShare).toList());
    close(
        quality.gains().stream().map(Gains.Part::partLift).toList(),
        Gains.of(sample, 20).orElseThrow().parts().stream().map(Gains.Part::partLift).toList());
  }

  @Test
  void saysNothingThatADocumentDoesNotSay() {
    assertThat(DOCUMENTS.read(Streams.resource("neural-network.pmml")))
        .isEqualTo(
            new DocumentFacts(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                List.of(),
                Map.of()));
  }

  @Test
  void readsTheStatisticsOfOtherTools() {
    String document =
        new String(Streams.resource("forest.pmml"), UTF_8)
            .replaceFirst("<Header/>", "<Header><Timestamp>Tue Nov 24</Timestamp></Header>")
            .replaceFirst(
                "<Segmentation multipleModelMethod=\"average\">",
                "<ModelStats><UnivariateStats field=\"amount\"><Counts totalFreq=\"50\"/>"
                    + "<NumericInfo mean=\"3\" minimum=\"1\"/></UnivariateStats>"
                    + "<UnivariateStats field=\"age\"><DiscrStats modalValue=\"3\"/>"
                    + "</UnivariateStats></ModelStats><ModelExplanation>"
                    + "<PredictiveModelQuality targetField=\"label\" accuracy=\"0.5\"/>"
                    + "</ModelExplanation><Segmentation multipleModelMethod=\"average\">");
    var read = DOCUMENTS.read(document.getBytes(UTF_8));
    assertThat(read.trainedAt()).isEmpty();
    assertThat(read.inputs())
        .containsExactly(
            new InputDistribution.Numeric(
                "amount", 50, 0, 3, Double.NaN, List.of(), List.of(), List.of()),
            new InputDistribution.Categorical("age", 0, 0, Map.of(), 0));
    var quality = read.quality().orElseThrow();
    assertThat(quality.metrics()).containsExactly(Map.entry("accuracy", 0.5));
    assertThat(quality.usage()).isEqualTo("training");
    assertThat(quality.threshold()).isEmpty();
    assertThat(quality.confusion()).isEmpty();
    assertThat(quality.roc()).isEmpty();
  }

  @Test
  void fetchesNothingThatADocumentNames() {
    var hostile =
        "<!DOCTYPE PMML [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>"
            + "<PMML xmlns=\"http://www.dmg.org/PMML-4_4\" version=\"4.4\">&e;</PMML>";
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DOCUMENTS.read(hostile.getBytes(UTF_8)))
        .withMessageContaining("DOCTYPE");
  }

  /** A curve is kept to six digits. */
  private static RocCurve.Point roc(double threshold, double x, double y) {
    return new RocCurve.Point(six(threshold), six(x), six(y));
  }

  private static double six(double value) {
    return Double.parseDouble("%.5e".formatted(value));
  }

  private static void close(List<Double> read, List<Double> expected) {
    assertThat(read).hasSameSizeAs(expected);
    IntStream.range(0, read.size())
        .forEach(i -> assertThat(read.get(i)).isCloseTo(expected.get(i), within(1e-4)));
  }
}
