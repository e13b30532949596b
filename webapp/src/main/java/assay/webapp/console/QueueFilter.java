package assay.webapp.console;

import assay.application.triage.CaseQueue.Filter;
import assay.application.triage.CaseQueue.State;
import assay.domain.cost.Tier;
import assay.domain.event.StreamName;
import java.io.Serializable;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The queue's filter as it stands in the address; whatever makes no sense there does not narrow.
 *
 * @param state waiting, open, claimed, mine, closed or all
 */
public record QueueFilter(
    String stream, String tier, String state, String from, String to, String text)
    implements Serializable {
  static final String WAITING = "waiting";
  static final String MINE = "mine";
  static final List<String> STATES = List.of(WAITING, "open", "claimed", MINE, "closed", "all");

  /** As the queue's port wants it. */
  Filter toFilter(String user) {
    return new Filter(
        Optional.of(stream).filter(StreamName::isValid).map(StreamName::new),
        Arrays.stream(Tier.values()).filter(t -> t.name().equalsIgnoreCase(tier)).findFirst(),
        states(),
        amount(from),
        amount(to),
        state.equals(MINE) ? Optional.of(user) : Optional.empty(),
        Optional.of(text).filter(t -> !t.isBlank()).map(String::strip));
  }

  private List<State> states() {
    return switch (state) {
      case "open" -> List.of(State.OPEN);
      case "claimed", MINE -> List.of(State.CLAIMED);
      case "closed" -> List.of(State.CLOSED);
      case "all" -> List.of();
      default -> List.of(State.OPEN, State.CLAIMED);
    };
  }

  private static Optional<BigDecimal> amount(String text) {
    return text.strip().matches("[0-9]{1,15}(\\.[0-9]{1,6})?")
        ? Optional.of(new BigDecimal(text.strip()))
        : Optional.empty();
  }

  /** The same with another tier; an empty one means all. */
  QueueFilter withTier(String other) {
    return new QueueFilter(stream, other.toLowerCase(Locale.ROOT), state, from, to, text);
  }

  /** The page's address with this filter, from a place in the list on. */
  String address(Optional<String> cursor) {
    var query = new StringBuilder();
    add(query, "stream", stream);
    add(query, "tier", tier);
    add(query, "state", state.equals(WAITING) ? "" : state);
    add(query, "from", from);
    add(query, "to", to);
    add(query, "text", text);
    add(query, "cursor", cursor.orElse(""));
    return "/queue.xhtml" + query;
  }

  private static void add(StringBuilder query, String name, String value) {
    if (!value.isBlank()) {
      query
          .append(query.isEmpty() ? '?' : '&')
          .append(name)
          .append('=')
          .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
  }
}
