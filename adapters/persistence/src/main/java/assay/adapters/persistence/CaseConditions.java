package assay.adapters.persistence;

import assay.application.triage.CaseFilter;
import assay.application.triage.CaseQueue.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A filter of the queue as SQL. */
final class CaseConditions {
  private static final Set<State> UNDECIDED = EnumSet.complementOf(EnumSet.of(State.CLOSED));

  /** Who has a case that waits. */
  private static final String IN_HANDS = "(c.claimed_by = ? OR c.assignee = ?)";

  /** Neither in hands nor put aside. */
  private static final String WAITS =
      """
      (c.state IN ('OPEN', 'ESCALATED') OR (c.state = 'CLAIMED' AND c.claimed_until <= ?)
        OR (c.state = 'SNOOZED' AND c.snoozed_until <= ?))""";

  private static final String UNRESERVED = " AND (c.assignee IS NULL OR c.assignee = ?)";

  private static final int DIGITS = 64;

  private static final String HAD =
      """
      ((c.state = 'CLOSED' AND c.closed_by = ?) OR c.id = ANY (ARRAY(
        SELECT id FROM waiting_case WHERE claimed_by = ? OR assignee = ?)))""";

  private final boolean waiting;
  private final List<String> conditions = new ArrayList<>();
  private final List<Object> parameters = new ArrayList<>();

  private CaseConditions(boolean waiting) {
    this.waiting = waiting;
  }

  /**
   * A filter's conditions.
   *
   * @param now decides what sleeps
   */
  static CaseConditions of(CaseFilter filter, Instant now) {
    boolean waiting = !filter.states().isEmpty() && UNDECIDED.containsAll(filter.states());
    var all = new CaseConditions(waiting);
    all.states(filter.states());
    filter.standing().ifPresent(as -> all.standing(as, now));
    if (filter.awake()) {
      all.add("(c.state <> 'SNOOZED' OR c.snoozed_until <= ?)", now);
    }
    filter.stream().ifPresent(stream -> all.add("c.stream = ?", stream.value()));
    filter.tier().ifPresent(tier -> all.add("c.tier = ?", tier.name()));
    filter.action().ifPresent(action -> all.add("c.action = ?", action.name()));
    filter.amounts().from().ifPresent(from -> all.add("c.amount >= ?", from));
    filter.amounts().to().ifPresent(to -> all.add("c.amount <= ?", to));
    filter.times().from().ifPresent(from -> all.add("c.event_time >= ?", from));
    filter.times().to().ifPresent(to -> all.add("c.event_time <= ?", to));
    filter.model().ifPresent(all::model);
    if (!filter.subjects().isEmpty()) {
      all.add("c.subjects && ?::text[]", StorableText.array(filter.subjects()));
    }
    filter
        .reviewer()
        .map(StorableText::of)
        .ifPresent(
            who -> {
              if (waiting) {
                all.add(IN_HANDS, who, who);
              } else {
                all.add(HAD, who, who, who);
              }
            });
    filter.sought().ifPresent(all::sought);
    return all;
  }

  /** The cheapest comparison first: each is made for every case that waits. */
  private void sought(CaseFilter.Sought sought) {
    var text = StorableText.of(sought.text());
    add(
        "(c.subjects && ?::text[] OR strpos(lower(c.event_id), lower(?)) > 0 OR c.id::text = ?)",
        StorableText.array(sought.subjects()),
        text,
        text.toLowerCase(Locale.ROOT));
  }

  /** By the first digits of its digest; whatever is no such digits finds nothing. */
  private void model(String digits) {
    if (digits.matches("[0-9a-fA-F]{1,64}")) {
      add("c.model_sha256 BETWEEN ? AND ?", digest(digits, "0"), digest(digits, "f"));
    } else {
      add("false");
    }
  }

  private static byte[] digest(String digits, String rest) {
    return HexFormat.of().parseHex(digits + rest.repeat(DIGITS - digits.length()));
  }

  /** As {@link assay.domain.triage.Availability} says it. */
  private void standing(CaseFilter.As as, Instant now) {
    var who = StorableText.of(as.reader().name());
    switch (as.availability()) {
      case HELD -> add("c.state = 'CLAIMED' AND c.claimed_until > ?", now);
      case ASIDE -> add("c.state = 'SNOOZED' AND c.snoozed_until > ?", now);
      case RESERVED -> add(WAITS + " AND c.assignee <> ?", now, now, who);
      case SECOND -> add(WAITS + UNRESERVED + " AND c.escalated_by IS NOT NULL", now, now, who);
      case FREE -> add(WAITS + UNRESERVED + " AND c.escalated_by IS NULL", now, now, who);
    }
  }

  private void states(Set<State> states) {
    if (!states.isEmpty() && !states.equals(UNDECIDED)) {
      conditions.add(
          "c.state IN (%s)"
              .formatted(
                  String.join(
                      ", ", states.stream().sorted().map(state -> "'" + state + "'").toList())));
    }
  }

  CaseConditions add(String condition, Object... values) {
    conditions.add(condition);
    parameters.addAll(List.of(values));
    return this;
  }

  /** Where the cases stand, and under which conditions. */
  String from() {
    return (waiting ? " FROM waiting_case c" : " FROM triage_case c") + where();
  }

  private String where() {
    return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
  }

  Object[] parameters(Object... more) {
    var all = new ArrayList<>(parameters);
    all.addAll(List.of(more));
    return all.toArray();
  }
}
