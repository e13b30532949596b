package assay.webapp.console;

import assay.application.triage.CaseQueue.Filter;
import assay.application.triage.CaseQueue.State;
import assay.domain.cost.Action;
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
 * @param section blocked for what was blocked automatically; otherwise what waits for a review
 * @param state waiting, open, claimed, mine, closed or all
 */
public record QueueFilter(
    String section, String stream, String tier, String state, String from, String to, String text)
    implements Serializable {
  static final String BLOCKED = "blocked";
  static final String WAITING = "waiting";
  static final String MINE = "mine";
  static final List<String> STATES = List.of(WAITING, "open", "claimed", MINE, "closed", "all");
  static final QueueFilter NONE = new QueueFilter("", "", "", WAITING, "", "", "");

  boolean isBlocked() {
    return section.equals(BLOCKED);
  }

  /** As the queue's port wants it. */
  Filter toFilter(String user) {
    return new Filter(
        Optional.of(stream).filter(StreamName::isValid).map(StreamName::new),
        Arrays.stream(Tier.values()).filter(t -> t.name().equalsIgnoreCase(tier)).findFirst(),
        states(),
        amount(from),
        amount(to),
        state.equals(MINE) ? Optional.of(user) : Optional.empty(),
        Optional.of(text).filter(t -> !t.isBlank()).map(String::strip),
        Optional.of(isBlocked() ? Action.BLOCK : Action.REVIEW));
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

  QueueFilter withSection(String other) {
    String known = other.equals(BLOCKED) ? BLOCKED : "";
    return new QueueFilter(known, stream, tier, state, from, to, text);
  }

  QueueFilter withStream(String other) {
    return new QueueFilter(section, other, tier, state, from, to, text);
  }

  /** The same with another tier; an empty one means all. */
  QueueFilter withTier(String other) {
    return new QueueFilter(section, stream, other.toLowerCase(Locale.ROOT), state, from, to, text);
  }

  QueueFilter withState(String other) {
    String known = STATES.contains(other) ? other : WAITING;
    return new QueueFilter(section, stream, tier, known, from, to, text);
  }

  QueueFilter withAmounts(String least, String most) {
    return new QueueFilter(section, stream, tier, state, least, most, text);
  }

  QueueFilter withText(String other) {
    return new QueueFilter(section, stream, tier, state, from, to, other);
  }

  /** What of it can still be decided. */
  QueueFilter undecided() {
    return state.equals("closed") || state.equals("all") ? withState(WAITING) : this;
  }

  /** The list's address. */
  String address() {
    return address("/queue.xhtml", "", "");
  }

  /** The address of the list's part from a place on. */
  String addressFrom(String cursor) {
    return address("/queue.xhtml", "cursor", cursor);
  }

  /** The address of the list with what was done just before. */
  String addressAfter(String done) {
    return address("/queue.xhtml", "done", done);
  }

  String addressOfCase(String id) {
    return address("/case.xhtml", "id", id);
  }

  private String address(String page, String name, String value) {
    var query = new StringBuilder();
    add(query, name, value);
    add(query, "section", section);
    add(query, "stream", stream);
    add(query, "tier", tier);
    add(query, "state", state.equals(WAITING) ? "" : state);
    add(query, "from", from);
    add(query, "to", to);
    add(query, "text", text);
    return page + query;
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
