package assay.webapp.console;

import assay.application.model.DescribeModel;
import assay.application.scoring.FraudModel;
import assay.application.scoring.FraudModel.Input;
import assay.application.training.DocumentFacts;
import assay.application.training.DocumentFacts.Quality;
import assay.application.training.InputDistribution;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the version on the page is, as its document tells it. */
@Named("dictionary")
@RequestScoped
public class DictionaryPage {
  private static final int SIDE = 300;
  private static final int VALUES = 5;

  @Inject private DescribeModel describe;
  @Inject private ModelPage page;
  @Inject private Texts texts;
  @Inject private Show show;

  private @Nullable DocumentFacts facts;

  /**
   * One input.
   *
   * @param importance empty if the document tells none
   * @param distribution in words; empty if the document tells none
   */
  public record Row(String name, String type, @Nullable Double importance, String distribution) {}

  private Optional<DocumentFacts> find() {
    if (facts == null) {
      var version = page.getVersion();
      facts = describe.facts(version.stream(), version.sha256()).orElse(null);
    }
    return Optional.ofNullable(facts);
  }

  /** What the document tells; null if it can't be read. */
  public @Nullable DocumentFacts getFacts() {
    return find().orElse(null);
  }

  public @Nullable Quality getQuality() {
    return find().flatMap(DocumentFacts::quality).orElse(null);
  }

  /** The metrics that the document holds, by name. */
  public List<Map.Entry<String, Double>> getMetrics() {
    return find()
        .flatMap(DocumentFacts::quality)
        .map(quality -> List.copyOf(quality.metrics().entrySet()))
        .orElseGet(List::of);
  }

  /** What it reads, the most important first. */
  public List<Row> getInputs() {
    var version = page.getVersion();
    var distributions =
        find().map(DocumentFacts::inputs).orElseGet(List::of).stream()
            .collect(Collectors.toMap(InputDistribution::name, input -> input, (a, b) -> a));
    var importance = find().map(DocumentFacts::importance).orElseGet(Map::of);
    return describe
        .model(version.stream(), version.sha256())
        .map(FraudModel::inputs)
        .orElseGet(List::of)
        .stream()
        .map(input -> row(input, importance.get(input.name()), distributions.get(input.name())))
        .sorted(
            Comparator.comparingDouble(
                (Row row) -> row.importance() == null ? 0 : -row.importance()))
        .toList();
  }

  private Row row(
      Input input, @Nullable Double importance, @Nullable InputDistribution distribution) {
    return new Row(
        input.name(),
        texts.get("type." + input.type()),
        importance,
        distribution == null ? "" : words(distribution));
  }

  private String words(InputDistribution distribution) {
    if (distribution instanceof InputDistribution.Numeric numeric) {
      return numeric.quantiles().isEmpty()
          ? ""
          : texts.get(
              "dictionary.range",
              show.number(numeric.quantiles().get(0)),
              show.number(numeric.quantiles().get(2)),
              show.number(numeric.quantiles().get(4)),
              numeric.missing());
    }
    var category = (InputDistribution.Categorical) distribution;
    String most =
        category.counts().keySet().stream()
            .limit(VALUES)
            .map(show::text)
            .collect(Collectors.joining(", "));
    return texts.get("dictionary.values", most, category.distinct(), category.missing());
  }

  /** The ROC curve as points of a picture of 300 by 300; empty if the document has none. */
  public String getRoc() {
    return find()
        .flatMap(DocumentFacts::quality)
        .map(
            quality ->
                quality.roc().stream()
                    .map(point -> at(point.falsePositiveRate(), point.truePositiveRate()))
                    .collect(Collectors.joining(" ")))
        .orElse("");
  }

  /** The same of precision by recall. */
  public String getPrecisionRecall() {
    return find()
        .flatMap(DocumentFacts::quality)
        .map(
            quality ->
                quality.precisionRecall().stream()
                    .map(point -> at(point.recall(), point.precision()))
                    .collect(Collectors.joining(" ")))
        .orElse("");
  }

  private static String at(double x, double y) {
    return String.format(Locale.ROOT, "%.1f,%.1f", SIDE * x, SIDE * (1 - y));
  }
}
