package assay.application.scoring;

import assay.application.event.EventFormat;
import assay.domain.cost.Costs;
import assay.domain.event.Pointer;
import assay.domain.event.Sha256;
import assay.domain.event.StreamName;
import assay.domain.features.Derivation.Field;
import assay.domain.features.FeatureRule;
import assay.domain.features.FeatureType;
import assay.domain.features.Features;
import assay.domain.scoring.Explanation;
import assay.domain.scoring.Population;
import assay.domain.scoring.Probability;
import assay.domain.stream.AmountRule;
import assay.domain.stream.CurrencyRule;
import assay.domain.stream.StreamDefinition;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A stream of card payments with a model that anybody can follow: p is the feature {@code p}. */
public final class Cards {
  public static final StreamName NAME = new StreamName("cards");

  private Cards() {}

  /** The stream's definition; the costs are those of the design's worked example. */
  public static StreamDefinition definition(Optional<Population> population) {
    return new StreamDefinition(
        NAME,
        "Cards",
        Optional.of(Pointer.toField("id")),
        Optional.empty(),
        new AmountRule.Field(Pointer.toField("a")),
        new CurrencyRule(Optional.empty(), "GBP", Map.of()),
        Map.of(),
        Optional.empty(),
        List.of(
            new FeatureRule("p", FeatureType.NUMBER, new Field(Pointer.toField("p"))),
            new FeatureRule("a", FeatureType.NUMBER, new Field(Pointer.toField("a")))),
        new Costs(1, 25, 4, 0.95, 15, 0.05, false, 500, 4),
        population,
        Set.of(),
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  /** Events written as {@code id=7,p=0.9,a=1000}; white space around them says nothing. */
  public static EventFormat format() {
    return bytes -> {
      var event = new HashMap<String, Object>();
      for (String field : new String(bytes, StandardCharsets.UTF_8).strip().split(",")) {
        String[] pair = field.split("=");
        if (pair.length != 2) {
          return new EventFormat.Parsed.Malformed("no '='", 1, 1);
        }
        Object value = pair[1];
        event.put(pair[0], pair[0].equals("id") ? value : number(pair[1]));
      }
      return new EventFormat.Parsed.Read(event);
    };
  }

  private static Object number(String text) {
    try {
      return Double.valueOf(text);
    } catch (NumberFormatException e) {
      return text;
    }
  }

  /** A model of these bytes. */
  public static FraudModel model(String bytes) {
    var sha256 = Sha256.of(bytes.getBytes(StandardCharsets.UTF_8));
    return new FraudModel() {
      @Override
      public Sha256 sha256() {
        return sha256;
      }

      @Override
      public boolean calibrated() {
        return true;
      }

      @Override
      public List<Input> inputs() {
        return List.of(new Input("p", FeatureType.NUMBER));
      }

      @Override
      public Set<String> inputsOf(String feature) {
        return Set.of(feature);
      }

      @Override
      public Outcome score(Features features) {
        return features.get("p") instanceof Double p
            ? new Outcome.Scored(new Probability(p))
            : new Outcome.Rejected("p", "missing", "a probability");
      }

      @Override
      public Optional<Explanation> explain(Features features) {
        return Optional.empty();
      }
    };
  }
}
