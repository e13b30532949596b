package assay.application.scoring;

import assay.application.event.EventFormat;
import assay.domain.cost.Costs;
import assay.domain.event.Pointer;
import assay.domain.event.Sha256;
import assay.domain.event.StreamName;
import assay.domain.event.TimeRule;
import assay.domain.features.Derivation.Field;
import assay.domain.features.Derivation.Statistic;
import assay.domain.features.Derivation.Window;
import assay.domain.features.FeatureRule;
import assay.domain.features.FeatureType;
import assay.domain.features.Features;
import assay.domain.scoring.Explanation;
import assay.domain.scoring.Population;
import assay.domain.scoring.Probability;
import assay.domain.stream.AmountRule;
import assay.domain.stream.CurrencyRule;
import assay.domain.stream.LabelRule;
import assay.domain.stream.StreamDefinition;
import assay.domain.triage.ReviewRules;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
    return definition(NAME, population, ReviewRules.USUAL);
  }

  /** The same under another name, with other rules of review. */
  public static StreamDefinition reviewed(StreamName name, ReviewRules review) {
    return definition(name, Optional.empty(), review);
  }

  private static StreamDefinition definition(
      StreamName name, Optional<Population> population, ReviewRules review) {
    return new StreamDefinition(
        name,
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
        review,
        Optional.empty());
  }

  /**
   * The same with a time in days, cards, shops, labels, and windows over the past: of each card the
   * count and the mean of {@code a} over 1, 7 and 30 days, of each shop the count and the share of
   * fraud over as long up to a week ago.
   */
  public static StreamDefinition withWindows(StreamName name) {
    var plain = definition(Optional.empty());
    var features = new ArrayList<>(plain.features());
    for (int days : new int[] {1, 7, 30}) {
      features.add(window("card", "count", Statistic.COUNT, Optional.empty(), days, 0));
      features.add(window("card", "mean", Statistic.MEAN, Optional.of("a"), days, 0));
      features.add(window("shop", "count", Statistic.COUNT, Optional.empty(), days, 7));
      features.add(window("shop", "risk", Statistic.FRAUD_RATE, Optional.empty(), days, 7));
    }
    return new StreamDefinition(
        name,
        "Cards with windows",
        plain.id(),
        Optional.of(
            new TimeRule(
                List.of(Pointer.toField("day")), new TimeRule.Since(Instant.EPOCH, 86_400))),
        plain.amount(),
        plain.currency(),
        Map.of("card", Pointer.toField("card"), "shop", Pointer.toField("shop")),
        Optional.of(new LabelRule(Pointer.toField("fraud"), Set.of("1"))),
        features,
        plain.policy(),
        plain.population(),
        plain.masked(),
        plain.retention(),
        plain.review(),
        plain.modelOutput());
  }

  private static FeatureRule window(
      String subject, String what, Statistic statistic, Optional<String> of, int days, int delay) {
    return new FeatureRule(
        subject + "_" + what + "_" + days + "d",
        FeatureType.NUMBER,
        new Window(subject, statistic, of, Duration.ofDays(days), Duration.ofDays(delay)));
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
