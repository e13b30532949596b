package assay.bench;

import assay.domain.synthetic.CardPcaEvents;
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

  /**
   * Streams whose events have no id, so that the same event sent again is decided again. Events of
   * a stream with an id would be answered from the log the second time.
   */
  private static final TreeMap<String, Function<RandomGenerator, SyntheticEvents>> GENERATORS =
      new TreeMap<>();

  static {
    GENERATORS.put("mobile-money", MobileMoneyEvents::new);
    GENERATORS.put("card-pca", CardPcaEvents::new);
    GENERATORS.put("ecommerce", random -> new EcommerceEvents(random, REFERENCE));
  }

  private Events() {}

  /** The same events at each call. */
  static List<String> of(String stream, int count) {
    var generator = GENERATORS.get(stream);
    if (generator == null) {
      throw new IllegalArgumentException(
          "No events can be generated for the stream %s, only for %s."
              .formatted(stream, String.join(", ", GENERATORS.keySet())));
    }
    var events = generator.apply(new SplittableRandom(SEED));
    var texts = new ArrayList<String>(count);
    for (int i = 0; i < count; i++) {
      var event = events.next();
      event.remove(events.labelField());
      try {
        texts.add(JSON.writeValueAsString(event));
      } catch (JsonProcessingException e) {
        throw new IllegalStateException(e);
      }
    }
    return texts;
  }
}
