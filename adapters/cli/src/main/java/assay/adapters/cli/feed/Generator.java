package assay.adapters.cli.feed;

import assay.domain.synthetic.CardPcaEvents;
import assay.domain.synthetic.CardRetailEvents;
import assay.domain.synthetic.CardTerminalEvents;
import assay.domain.synthetic.EcommerceEvents;
import assay.domain.synthetic.MobileMoneyEvents;
import assay.domain.synthetic.SyntheticEvents;
import assay.domain.synthetic.TicketingEvents;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.SplittableRandom;

/** The kinds of events that can be generated, named as their streams. */
public enum Generator {
  TICKETING("ticketing") {
    @Override
    public SyntheticEvents events(long seed, Instant reference) {
      return new TicketingEvents(new SplittableRandom(seed), reference);
    }
  },
  MOBILE_MONEY("mobile-money") {
    @Override
    public SyntheticEvents events(long seed, Instant reference) {
      return new MobileMoneyEvents(new SplittableRandom(seed));
    }
  },
  CARD_PCA("card-pca") {
    @Override
    public SyntheticEvents events(long seed, Instant reference) {
      return new CardPcaEvents(new SplittableRandom(seed));
    }
  },
  CARD_RETAIL("card-retail") {
    @Override
    public SyntheticEvents events(long seed, Instant reference) {
      return new CardRetailEvents(new SplittableRandom(seed), reference);
    }
  },
  ECOMMERCE("ecommerce") {
    @Override
    public SyntheticEvents events(long seed, Instant reference) {
      return new EcommerceEvents(new SplittableRandom(seed), reference);
    }
  },
  CARD_TERMINALS("card-terminals") {
    @Override
    public SyntheticEvents events(long seed, Instant reference) {
      return new CardTerminalEvents(new SplittableRandom(seed), reference);
    }
  };

  private final String stream;

  Generator(String stream) {
    this.stream = stream;
  }

  /** An endless series. Events with times of their own happened before the reference. */
  public abstract SyntheticEvents events(long seed, Instant reference);

  EventSource source(long seed, Instant reference) {
    var events = events(seed, reference);
    // Through text, so that an event is the same whether it is generated or read from a file.
    return () -> (ObjectNode) Json.MAPPER.readTree(Json.MAPPER.writeValueAsBytes(events.next()));
  }

  /** The stream's name, which is also what the option takes. */
  @Override
  public String toString() {
    return stream;
  }
}
