package assay.webapp.console;

import assay.application.model.Measurement;
import assay.application.model.ModelDictionary;
import assay.application.model.ModelDictionary.InputEntry;
import assay.application.model.ModelDictionary.Sourced;
import assay.application.model.ModelRegistry;
import assay.application.model.ReadDictionary;
import assay.application.training.DocumentFacts;
import assay.application.training.DocumentFacts.Quality;
import assay.application.training.InputDistribution;
import assay.domain.model.ModelVersion;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the version on the page is: by its document, and by stored events where that is silent. */
@Named("dictionary")
@RequestScoped
public class DictionaryPage {
  private static final int VALUES = 5;

  @Inject private ReadDictionary read;
  @Inject private ModelRegistry registry;
  @Inject private ModelPage page;
  @Inject private Texts texts;
  @Inject private Show show;

  private @Nullable ModelDictionary all;

  /**
   * One input.
   *
   * @param importance null if nobody knows
   * @param distribution in words; empty if nobody knows
   * @param source of the distribution, as the texts name it; empty if there is none
   */
  public record Row(
      String name, String type, @Nullable Double importance, String distribution, String source) {}

  /** A named number. */
  public record Metric(String name, String value) {}

  private ModelDictionary all() {
    if (all == null) {
      var version = page.getVersion();
      all = read.read(version.stream(), version.sha256());
    }
    return all;
  }

  /** What the document tells; null if it can't be read. */
  public @Nullable DocumentFacts getFacts() {
    return all().facts().orElse(null);
  }

  public @Nullable Quality getQuality() {
    return all().quality().map(Sourced::value).orElse(null);
  }

  /** Where the quality comes from, as the texts name it; empty if there is none. */
  public String getQualitySource() {
    return all().quality().map(DictionaryPage::source).orElse("");
  }

  /** The same of the partial dependence. */
  public String getDependenceSource() {
    return all().partialDependence().map(DictionaryPage::source).orElse("");
  }

  /** The same of the importance of inputs. */
  public String getImportanceSource() {
    return all().importance().map(DictionaryPage::source).orElse("");
  }

  private static String source(Sourced<?> part) {
    return part.source().name();
  }

  /** What the measuring found; null before it is done. */
  public @Nullable Measurement getMeasurement() {
    return all().measured().measurement().orElse(null);
  }

  /** Whether stored events are being looked at. */
  public boolean isRunning() {
    return all().measured().running();
  }

  public boolean isThresholds() {
    return !all().thresholds().rows().isEmpty();
  }

  public boolean isContributions() {
    return all().measured().measurement().flatMap(Measurement::contributions).isPresent();
  }

  /** The streams that have the version. */
  public List<ModelVersion> getUses() {
    return registry.list(page.getVersion().sha256());
  }

  /** The metrics that are known, in words. */
  public List<Metric> getMetrics() {
    return all()
        .quality()
        .map(Sourced::value)
        .map(Quality::metrics)
        .orElseGet(Map::of)
        .entrySet()
        .stream()
        .map(
            entry ->
                new Metric(
                    texts.getOr("quality." + entry.getKey(), entry.getKey().replace('-', ' ')),
                    show.number(Math.round(entry.getValue() * 10_000) / 10_000.0)))
        .toList();
  }

  /** What it reads, the most important first. */
  public List<Row> getInputs() {
    return all().inputs().stream()
        .filter(entry -> entry.type().isPresent())
        .map(this::row)
        .sorted(
            Comparator.comparingDouble(
                (Row row) -> row.importance() == null ? 0 : -row.importance()))
        .toList();
  }

  private Row row(InputEntry entry) {
    return new Row(
        entry.name(),
        texts.get("type." + entry.type().orElseThrow().type()),
        entry.importance().orElse(null),
        entry.distribution().map(Sourced::value).map(this::words).orElse(""),
        entry.distribution().map(DictionaryPage::source).orElse(""));
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
}
