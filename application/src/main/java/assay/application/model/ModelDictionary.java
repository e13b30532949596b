package assay.application.model;

import assay.application.model.MeasureModels.Known;
import assay.application.scoring.FraudModel;
import assay.application.scoring.FraudModel.Input;
import assay.application.training.DocumentFacts;
import assay.application.training.DocumentFacts.Quality;
import assay.application.training.InputDistribution;
import assay.application.training.ModelFacts;
import assay.domain.evaluation.ThresholdTable;
import assay.domain.explanation.PartialDependence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that is known of a model version. What its document tells comes from there; what it
 * leaves out is measured on stored events, if there are any; each part says which.
 *
 * @param facts empty if the document is not kept or can't be read
 * @param model empty if it does not load under its stream's definition
 */
public record ModelDictionary(
    Optional<DocumentFacts> facts, Optional<FraudModel> model, Known measured) {

  /** Where a part comes from. */
  public enum Source {
    /** The PMML document. */
    DOCUMENT,
    /** Stored events. */
    EVENTS
  }

  /** A part and where it comes from. */
  public record Sourced<T>(T value, Source source) {}

  /**
   * One input of the model.
   *
   * @param type as the model declares it; empty if the model does not load
   * @param distribution empty if it is not known, or must not be seen
   */
  public record InputEntry(
      String name,
      Optional<Input> type,
      Optional<Double> importance,
      Optional<Sourced<InputDistribution>> distribution) {}

  /** How well it ranks events. */
  public Optional<Sourced<Quality>> quality() {
    return either(
        facts.flatMap(DocumentFacts::quality),
        measured.measurement().flatMap(Measurement::quality));
  }

  /** What would be flagged at each threshold, of the same events as {@link #quality}. */
  public ThresholdTable thresholds() {
    var documented = facts.flatMap(DocumentFacts::quality);
    if (documented.isPresent()) {
      return documented
          .get()
          .confusion()
          .map(matrix -> ThresholdTable.of(documented.get().roc(), matrix))
          .orElseGet(() -> new ThresholdTable(List.of()));
    }
    return measured
        .measurement()
        .map(Measurement::thresholds)
        .orElseGet(() -> new ThresholdTable(List.of()));
  }

  /** By input or feature, the largest first; of both sources shares or whatever the file tells. */
  public Optional<Sourced<Map<String, Double>>> importance() {
    return either(
        facts.map(DocumentFacts::importance).filter(map -> !map.isEmpty()),
        measured.measurement().map(Measurement::importance).filter(map -> !map.isEmpty()));
  }

  /** How the probability moves with single inputs. */
  public Optional<Sourced<List<PartialDependence>>> partialDependence() {
    return either(
        facts
            .map(DocumentFacts::partialDependence)
            .filter(list -> !list.isEmpty())
            .map(list -> list.stream().map(ModelDictionary::dependence).toList()),
        measured.measurement().map(Measurement::partialDependence).filter(list -> !list.isEmpty()));
  }

  private static PartialDependence dependence(ModelFacts.PartialDependence documented) {
    return new PartialDependence(
        documented.input(),
        documented.points().stream()
            .map(point -> new PartialDependence.Point(point.value(), point.probability()))
            .toList());
  }

  /** What it reads, in the order of the model, then what only its document speaks of. */
  public List<InputEntry> inputs() {
    var types = new LinkedHashMap<String, Optional<Input>>();
    model.ifPresent(m -> m.inputs().forEach(in -> types.put(in.name(), Optional.of(in))));
    var documented = byName(facts.map(DocumentFacts::inputs).orElseGet(List::of));
    documented.keySet().forEach(name -> types.putIfAbsent(name, Optional.empty()));
    var found = byName(measured.measurement().map(Measurement::inputs).orElseGet(List::of));
    var importance = importance().map(Sourced::value).orElseGet(Map::of);
    var entries = new ArrayList<InputEntry>();
    types.forEach(
        (name, type) ->
            entries.add(
                new InputEntry(
                    name,
                    type,
                    Optional.ofNullable(importance.get(name)),
                    either(
                        Optional.ofNullable(documented.get(name)),
                        Optional.ofNullable(found.get(name))))));
    return entries;
  }

  private static Map<String, InputDistribution> byName(List<InputDistribution> inputs) {
    var byName = new LinkedHashMap<String, InputDistribution>();
    inputs.forEach(input -> byName.putIfAbsent(input.name(), input));
    return byName;
  }

  private static <T> Optional<Sourced<T>> either(Optional<T> documented, Optional<T> events) {
    return documented
        .map(value -> new Sourced<>(value, Source.DOCUMENT))
        .or(() -> events.map(value -> new Sourced<>(value, Source.EVENTS)));
  }
}
