package assay.adapters.persistence;

import assay.application.triage.CaseQueue.Filter;
import assay.application.triage.CaseQueue.State;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A filter of the queue as SQL. */
final class CaseConditions {
  private static final Set<State> WAITING = EnumSet.of(State.OPEN, State.CLAIMED);

  private final List<String> conditions = new ArrayList<>();
  private final List<Object> parameters = new ArrayList<>();

  static CaseConditions of(Filter filter) {
    var all = new CaseConditions();
    all.states(Set.copyOf(filter.states()));
    filter.stream().ifPresent(stream -> all.add("c.stream = ?", stream.value()));
    filter.tier().ifPresent(tier -> all.add("c.tier = ?", tier.name()));
    filter.action().ifPresent(action -> all.add("c.action = ?", action.name()));
    filter.amountFrom().ifPresent(from -> all.add("c.amount >= ?", from));
    filter.amountTo().ifPresent(to -> all.add("c.amount <= ?", to));
    filter.claimedBy().ifPresent(by -> all.add("c.claimed_by = ?", StorableText.of(by)));
    filter
        .text()
        .ifPresent(
            text -> all.add("strpos(lower(c.event_id), lower(?)) > 0", StorableText.of(text)));
    return all;
  }

  private void states(Set<State> states) {
    if (states.isEmpty()) {
      return;
    }
    // Written out, so that the planner sees that the partial indexes fit.
    if (WAITING.containsAll(states)) {
      conditions.add("c.state <> 'CLOSED'");
    }
    if (!states.equals(WAITING)) {
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

  String where() {
    return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
  }

  Object[] parameters(Object... more) {
    var all = new ArrayList<>(parameters);
    all.addAll(List.of(more));
    return all.toArray();
  }
}
