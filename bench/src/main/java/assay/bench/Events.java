package assay.bench;

import assay.domain.synthetic.CardPcaEvents;
import assay.domain.synthetic.CardTerminalEvents;
import assay.domain.synthetic.EcommerceEvents;
import assay.domain.synthetic.MobileMoneyEvents;
import assay.domain.synthetic.SyntheticEvents;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** Invented events of a stream as JSON objects, without their labels. */
final class Events {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long SEED = 20_261_122;
  private static final Instant REFERENCE = Instant.parse("2026-01-01T00:00:00Z");

  /** The stream whose features look into the past of a card and of a terminal. */
  static final String WITH_WINDOWS = "card-terminals";

  /** As in the data of the Fraud Detection Handbook: about 9,600 payments a day. */
  private static final int CARD_HOLDERS = 5_000;

  /**
   * All but {@link #WITH_WINDOWS} have no id, so that the same event sent again is decided again.
   * Events of a stream with an id are answered from the log the second time, so that enough of them
   * are needed.
   */
  private static final TreeMap<String, Function<RandomGenerator, SyntheticEvents>> GENERATORS =
      new TreeMap<>();

  static {
    GENERATORS.put("mobile-money", MobileMoneyEvents::new);
    GENERATORS.put("card-pca", CardPcaEvents::new);
    GENERATORS.put("ecommerce", random -> new EcommerceEvents(random, REFERENCE));
    GENERATORS.put(WITH_WINDOWS, random -> new CardTerminalEvents(random, REFERENCE, CARD_HOLDERS));
  }

  private final SyntheticEvents source;

  private Events(SyntheticEvents source) {
    this.source = source;
  }

  /** The same events at each call, from the first on. */
  static Events of(String stream) {
    var generator = GENERATORS.get(stream);
    if (generator == null) {
      throw new IllegalArgumentException(
          "No events can be generated for the stream %s, only for %s."
              .formatted(stream, String.join(", ", GENERATORS.keySet())));
    }
    return new Events(generator.apply(new SplittableRandom(SEED)));
  }

  /** The next events. */
  List<String> next(int count) {
    var texts = new ArrayList<String>(count);
    for (int i = 0; i < count; i++) {
      var event = source.next();
      event.remove(source.labelField());
      try {
        texts.add(JSON.writeValueAsString(event));
      } catch (JsonProcessingException e) {
        throw new IllegalStateException(e);
      }
    }
    return texts;
  }
}
