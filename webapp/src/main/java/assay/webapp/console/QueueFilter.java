package assay.webapp.console;

import assay.application.triage.CaseFilter;
import assay.application.triage.CaseFilter.Range;
import assay.application.triage.CaseFilter.Sought;
import assay.application.triage.CaseQueue.Order;
import assay.application.triage.CaseQueue.State;
import assay.domain.cost.Action;
import assay.domain.cost.Tier;
import assay.domain.event.StreamName;
import assay.domain.triage.Availability;
import assay.domain.triage.Reviewer;
import java.io.Serializable;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The queue's filter as it stands in the address; whatever makes no sense there does not narrow,
 * and is among {@link #faults}.
 *
 * @param values by key; what is not there is empty
 */
public record QueueFilter(Map<Part, String> values) implements Serializable {
  /** What the address can hold. */
  enum Part {
    /** {@code blocked} for what was blocked automatically; otherwise what waits for a review. */
    SECTION,
    STREAM,
    TIER,
    STATE,
    FROM,
    TO,
    /** When the event happened, as ISO 8601 in UTC. */
    SINCE,
    UNTIL,
    /** As {@code kind=value}, or a value of any kind. */
    SUBJECT,
    MODEL,
    REVIEWER,
    TEXT,
    ORDER;

    String parameter() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static final String BLOCKED = "blocked";
  static final String WAITING = "waiting";
  static final String MINE = "mine";
  static final List<String> STATES =
      List.of(WAITING, "open", "claimed", "escalated", "snoozed", MINE, "closed", "all");
  static final QueueFilter NONE = new QueueFilter(Map.of());
  private static final String PAGE = "/queue.xhtml";
  private static final int LONGEST = 200;

  public QueueFilter {
    values = values.isEmpty() ? Map.of() : Map.copyOf(values);
  }

  String get(Part key) {
    return values.getOrDefault(key, "");
  }

  /** The same with another value; an empty one does not narrow. */
  QueueFilter with(Part key, String value) {
    var changed = new EnumMap<Part, String>(Part.class);
    changed.putAll(values);
    changed.remove(key);
    boolean usual = key == Part.STATE && (value.equals(WAITING) || !STATES.contains(value));
    if (!value.isBlank() && !usual) {
      changed.put(key, value.strip());
    }
    return new QueueFilter(changed);
  }

  String state() {
    return values.getOrDefault(Part.STATE, WAITING);
  }

  boolean isBlocked() {
    return get(Part.SECTION).equals(BLOCKED);
  }

  /** Whether closed cases may be in the list. */
  boolean showsClosed() {
    return state().equals("closed") || state().equals("all");
  }

  Order order() {
    var wanted =
        Arrays.stream(Order.values())
            .filter(order -> order.name().equalsIgnoreCase(get(Part.ORDER)))
            .findFirst()
            .orElse(Order.PRIORITY);
    boolean known = wanted != Order.AMOUNT && wanted != Order.PROBABILITY;
    return known || !showsClosed() ? wanted : Order.PRIORITY;
  }

  /**
   * As the queue's port wants it.
   *
   * @param kinds which kinds of subjects there are
   */
  CaseFilter toFilter(String user, Set<String> kinds) {
    var filter =
        CaseFilter.ALL
            .in(states())
            .awake(state().equals(WAITING))
            .of(tier())
            .within(
                new Range<>(amount(Part.FROM), amount(Part.TO)),
                new Range<>(time(Part.SINCE), time(Part.UNTIL)))
            .about(subjects(kinds))
            .decidedBy(model())
            .with(state().equals(MINE) ? Optional.of(user) : text(Part.REVIEWER))
            .seeking(text(Part.TEXT).map(text -> new Sought(text, everyKind(text, kinds))))
            .deciding(Optional.of(isBlocked() ? Action.BLOCK : Action.REVIEW))
            .by(order());
    var narrowed = availability().map(as -> filter.standing(as, new Reviewer(user))).orElse(filter);
    return text(Part.STREAM)
        .filter(StreamName::isValid)
        .map(name -> narrowed.of(new StreamName(name)))
        .orElse(narrowed);
  }

  /** As {@link QueueRow} says it, which knows what has run out. */
  private Optional<Availability> availability() {
    return switch (state()) {
      case "open" -> Optional.of(Availability.FREE);
      case "claimed" -> Optional.of(Availability.HELD);
      case "escalated" -> Optional.of(Availability.SECOND);
      case "snoozed" -> Optional.of(Availability.ASIDE);
      default -> Optional.empty();
    };
  }

  private Set<State> states() {
    return switch (state()) {
      case "closed" -> EnumSet.of(State.CLOSED);
      case "all" -> Set.of();
      default -> EnumSet.complementOf(EnumSet.of(State.CLOSED));
    };
  }

  private Optional<String> text(Part key) {
    return Optional.of(get(key)).filter(t -> !t.isEmpty() && t.length() <= LONGEST);
  }

  private List<String> subjects(Set<String> kinds) {
    return text(Part.SUBJECT)
        .map(
            subject ->
                kinds.stream().anyMatch(kind -> subject.startsWith(kind + "="))
                    ? List.of(subject)
                    : everyKind(subject, kinds))
        .orElse(List.of());
  }

  private static List<String> everyKind(String subject, Set<String> kinds) {
    return kinds.stream().map(kind -> kind + "=" + subject).toList();
  }

  /** The parts that say nothing that can be looked for. */
  List<Part> faults() {
    return values.keySet().stream().sorted().filter(this::isFault).toList();
  }

  private boolean isFault(Part key) {
    return switch (key) {
      case FROM, TO -> amount(key).isEmpty();
      case SINCE, UNTIL -> time(key).isEmpty();
      case MODEL -> model().isEmpty();
      case TIER -> tier().isEmpty();
      case STREAM -> !StreamName.isValid(get(key));
      case SUBJECT, REVIEWER, TEXT -> text(key).isEmpty();
      case SECTION, STATE, ORDER -> false;
    };
  }

  private Optional<Tier> tier() {
    return Arrays.stream(Tier.values())
        .filter(tier -> tier.name().equalsIgnoreCase(get(Part.TIER)))
        .findFirst();
  }

  private Optional<String> model() {
    return text(Part.MODEL).filter(hash -> hash.matches("[0-9a-f]{4,64}"));
  }

  private Optional<BigDecimal> amount(Part key) {
    return text(key).filter(t -> t.matches("[0-9]{1,15}(\\.[0-9]{1,6})?")).map(BigDecimal::new);
  }

  Optional<Instant> time(Part key) {
    try {
      return text(key).map(Instant::parse);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** What of it can still be decided. */
  QueueFilter undecided() {
    return showsClosed() ? with(Part.STATE, WAITING) : this;
  }

  /** Without anything but the section, the order and the tier, which have links of their own. */
  boolean narrows() {
    return values.keySet().stream()
        .anyMatch(key -> key != Part.SECTION && key != Part.ORDER && key != Part.TIER);
  }

  /** The list's address. */
  String address() {
    return address(PAGE, "", "");
  }

  /** The address of the list's part from a place on. */
  String addressFrom(String cursor) {
    return address(PAGE, "cursor", cursor);
  }

  /** The address of the list with what was done just before. */
  String addressAfter(String done) {
    return address(PAGE, "done", done);
  }

  String addressOfCase(String id) {
    return address("/case.xhtml", "id", id);
  }

  /** The filter as it stands behind the question mark. */
  String query() {
    return address("", "", "").replaceFirst("^\\?", "");
  }

  private String address(String page, String name, String value) {
    var query = new StringBuilder();
    add(query, name, value);
    for (Part key : Part.values()) {
      add(query, key.parameter(), get(key));
    }
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
