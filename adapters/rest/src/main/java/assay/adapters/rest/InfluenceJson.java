package assay.adapters.rest;

import assay.application.model.ModelDictionary.Sourced;
import assay.domain.explanation.ContributionSwarm;
import assay.domain.explanation.PartialDependence;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What moves the scores of a model, in the dictionary. */
final class InfluenceJson {
  private InfluenceJson() {}

  /** The mean probability when one input has the same value in every event. */
  @Schema(name = "PartialDependences")
  public record DependencesJson(
      @Schema(
              enumeration = {"document", "events"},
              description = DictionaryJson.SOURCES)
          String source,
      List<DependenceJson> inputs) {
    static DependencesJson of(Sourced<List<PartialDependence>> part) {
      return new DependencesJson(
          Texts.lower(part.source()), part.value().stream().map(DependenceJson::of).toList());
    }
  }

  /** Of one input. */
  @Schema(name = "PartialDependence")
  public record DependenceJson(String input, List<DependencePointJson> points) {
    static DependenceJson of(PartialDependence dependence) {
      return new DependenceJson(
          dependence.feature(),
          dependence.points().stream()
              .map(point -> new DependencePointJson(point.value(), point.score()))
              .toList());
    }
  }

  /** One value and what it leads to. */
  @Schema(name = "PartialDependencePoint")
  public record DependencePointJson(
      @Schema(description = "A number, a text or a boolean.") Object value, double probability) {}

  /** The contributions to the scores of many events. */
  @Schema(name = "ContributionSwarm")
  public record SwarmJson(String method, String unit, int events, List<SwarmFeatureJson> features) {
    static SwarmJson of(ContributionSwarm swarm) {
      return new SwarmJson(
          swarm.method(),
          swarm.unit(),
          swarm.events(),
          swarm.features().stream().map(SwarmFeatureJson::of).toList());
    }
  }

  /** Those of one feature. */
  @Schema(name = "ContributionSwarmFeature")
  public record SwarmFeatureJson(
      String name,
      @Schema(description = "Mean absolute contribution.") double strength,
      List<DotJson> dots) {
    static SwarmFeatureJson of(ContributionSwarm.Feature feature) {
      return new SwarmFeatureJson(
          feature.name(), feature.strength(), feature.dots().stream().map(DotJson::of).toList());
    }
  }

  /** One event. */
  @Schema(name = "ContributionDot")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record DotJson(
      double contribution,
      @Schema(description = "The share of the feature's values that are lower, [0, 1).")
          @Nullable Double place) {
    static DotJson of(ContributionSwarm.Dot dot) {
      return new DotJson(
          dot.contribution(), dot.place().isPresent() ? dot.place().getAsDouble() : null);
    }
  }
}
