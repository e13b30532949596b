package assay.adapters.pmml;

import assay.application.model.FraudModels.Loaded;
import assay.application.scoring.FraudModel;
import assay.application.scoring.FraudModel.Outcome;
import assay.domain.cost.Costs;
import assay.domain.event.Pointer;
import assay.domain.event.StreamName;
import assay.domain.features.Derivation;
import assay.domain.features.FeatureRule;
import assay.domain.features.FeatureType;
import assay.domain.features.Features;
import assay.domain.stream.AmountRule;
import assay.domain.stream.CurrencyRule;
import assay.domain.stream.LabelRule;
import assay.domain.stream.StreamDefinition;
import assay.domain.triage.ReviewRules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Streams, models and events for the tests. */
final class Streams {
  static final PmmlFraudModels MODELS = new PmmlFraudModels();

  private Streams() {}

  /** A stream with features given as {@code name:TYPE}, whose label means fraud where it is 1. */
  static StreamDefinition stream(String... features) {
    return stream(Optional.of("1"), Optional.empty(), features);
  }

  static StreamDefinition stream(
      Optional<String> fraud, Optional<String> output, String... features) {
    var rules = new ArrayList<FeatureRule>();
    for (String feature : features) {
      var parts = feature.split(":");
      rules.add(
          new FeatureRule(
              parts[0],
              FeatureType.valueOf(parts[1]),
              new Derivation.Field(Pointer.toField(parts[0]))));
    }
    return new StreamDefinition(
        new StreamName("test"),
        "Test",
        Optional.empty(),
        Optional.empty(),
        new AmountRule.Constant(BigDecimal.TEN),
        new CurrencyRule(Optional.empty(), "GBP", Map.of()),
        Map.of(),
        fraud.map(value -> new LabelRule(Pointer.toField("label"), Set.of(value))),
        rules,
        new Costs(1, 25, 4, 0.95, 15, 0.05, false, 100, 5),
        Optional.empty(),
        Set.of(),
        Optional.empty(),
        ReviewRules.USUAL,
        output);
  }

  static byte[] resource(String name) {
    return bytes("/models/" + name);
  }

  static byte[] bytes(String resource) {
    try (var in = Streams.class.getResourceAsStream(resource)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static FraudModel ready(String resource, StreamDefinition stream) {
    var loaded = MODELS.load(resource(resource), stream);
    if (loaded instanceof Loaded.Refused refused) {
      throw new AssertionError(refused.reason());
    }
    return ((Loaded.Ready) loaded).model();
  }

  static String refused(byte[] pmml, StreamDefinition stream) {
    var loaded = MODELS.load(pmml, stream);
    if (loaded instanceof Loaded.Refused refused) {
      return refused.reason();
    }
    throw new AssertionError("It loaded.");
  }

  static double probability(FraudModel model, Features features) {
    var outcome = model.score(features);
    if (outcome instanceof Outcome.Scored scored) {
      return scored.probability().value();
    }
    throw new AssertionError(outcome.toString());
  }

  /** Features given as name, value, name, value ... */
  static Features features(Object... pairs) {
    var values = new LinkedHashMap<String, Object>();
    for (int i = 0; i < pairs.length; i += 2) {
      values.put((String) pairs[i], pairs[i + 1]);
    }
    return new Features(values);
  }
}
