package assay.application.triage;

import assay.application.scoring.DecisionLog;
import assay.domain.cost.Action;
import assay.domain.cost.Tier;
import assay.domain.event.Event;
import assay.domain.event.Subject;
import assay.domain.triage.AuditSample;
import assay.domain.triage.Availability;
import assay.domain.triage.CaseId;
import assay.domain.triage.Reviewer;
import assay.domain.triage.TriageCase;
import assay.domain.triage.TriageCase.Claimed;
import assay.domain.triage.TriageCase.Closed;
import assay.domain.triage.TriageCase.Escalated;
import assay.domain.triage.TriageCase.Snoozed;
import assay.domain.triage.TriageCase.Undecided;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A queue that reads what {@link InMemoryTriage} keeps. */
final class InMemoryCaseQueue implements CaseQueue {
  private final InMemoryTriage triage;
  private final Clock clock;

  InMemoryCaseQueue(InMemoryTriage triage, Clock clock) {
    this.triage = triage;
    this.clock = clock;
  }

  /** A case, what it came of, and where it stands in the orders of priority and probability. */
  private record Row(TriageCase triageCase, DecisionLog.Entry entry, Place place) {
    CaseId id() {
      return triageCase.id();
    }

    double atRisk() {
      return entry.decision().event().amount().reported();
    }

    Tier tier() {
      return entry.decision().assessment().tier();
    }

    /** Cases of the sample look like others. */
    Action action() {
      return entry.sample().isPresent() ? Action.REVIEW : entry.decision().assessment().action();
    }
  }

  private Stream<Row> rows() {
    return triage
        .decisions()
        .map(
            entry -> {
              var decision = entry.decision();
              var own = new Place(decision.assessment().priority(), decision.probability().value());
              var id = CaseId.of(decision.id());
              return new Row(
                  triage.find(id).orElseThrow(),
                  entry,
                  entry.sample().map(InMemoryCaseQueue::borrowed).orElse(own));
            });
  }

  private static Place borrowed(AuditSample sample) {
    return new Place(sample.priority(), sample.probability());
  }

  private List<Row> sorted(CaseFilter filter) {
    return rows().filter(keeps(filter)).sorted(order(filter.order())).toList();
  }

  private static Comparator<Row> order(Order order) {
    var byAge = Comparator.comparing((Row row) -> row.id().value());
    return switch (order) {
      case PRIORITY ->
          Comparator.comparingDouble((Row row) -> -row.place().priority()).thenComparing(byAge);
      case PROBABILITY ->
          Comparator.comparingDouble((Row row) -> -row.place().probability()).thenComparing(byAge);
      case AMOUNT -> Comparator.comparingDouble((Row row) -> -row.atRisk()).thenComparing(byAge);
      case OLDEST ->
          Comparator.comparing((Row row) -> row.triageCase().openedAt()).thenComparing(byAge);
      case NEWEST ->
          Comparator.comparing((Row row) -> row.triageCase().openedAt())
              .thenComparing(byAge)
              .reversed();
    };
  }

  private Predicate<Row> keeps(CaseFilter filter) {
    var now = clock.instant();
    return row -> {
      var event = row.entry().decision().event();
      boolean asleep = row.triageCase() instanceof Snoozed snoozed && !snoozed.isOver(now);
      return (filter.states().isEmpty() || filter.states().contains(state(row.triageCase())))
          && holds(filter.standing(), as -> stands(row.triageCase(), as, now))
          && !(filter.awake() && asleep)
          && holds(filter.stream(), event.stream()::equals)
          && holds(filter.tier(), row.tier()::equals)
          && holds(filter.action(), row.action()::equals)
          && holds(filter.amounts().from(), from -> event.amount().amount().compareTo(from) >= 0)
          && holds(filter.amounts().to(), to -> event.amount().amount().compareTo(to) <= 0)
          && holds(filter.times().from(), from -> !event.time().isBefore(from))
          && holds(filter.times().to(), to -> !event.time().isAfter(to))
          && holds(filter.model(), row.entry().decision().model().hex()::startsWith)
          && isAbout(filter.subjects(), event.subjects())
          && holds(filter.reviewer(), who -> people(row.triageCase()).contains(who))
          && holds(filter.sought(), sought -> isSought(sought, row.id(), event));
    };
  }

  private static boolean stands(TriageCase triageCase, CaseFilter.As as, Instant now) {
    return Availability.of((Undecided) triageCase, as.reader(), now) == as.availability();
  }

  private static <T> boolean holds(Optional<T> wanted, Predicate<T> condition) {
    return wanted.isEmpty() || condition.test(wanted.get());
  }

  private static boolean isSought(CaseFilter.Sought sought, CaseId id, Event event) {
    return event.id().toLowerCase().contains(sought.text().toLowerCase())
        || id.toString().equalsIgnoreCase(sought.text())
        || (!sought.subjects().isEmpty() && isAbout(sought.subjects(), event.subjects()));
  }

  private static boolean isAbout(List<String> wanted, List<Subject> subjects) {
    return wanted.isEmpty()
        || subjects.stream().anyMatch(s -> wanted.contains(s.kind() + "=" + s.value()));
  }

  private static State state(TriageCase triageCase) {
    if (triageCase instanceof Closed) {
      return State.CLOSED;
    }
    if (triageCase instanceof Claimed) {
      return State.CLAIMED;
    }
    if (triageCase instanceof Snoozed) {
      return State.SNOOZED;
    }
    return triageCase instanceof Escalated ? State.ESCALATED : State.OPEN;
  }

  private static Set<String> people(TriageCase triageCase) {
    if (triageCase instanceof Closed closed) {
      return Set.of(closed.by().name());
    }
    var assignee = ((Undecided) triageCase).assignee().map(Reviewer::name).orElse("");
    return triageCase instanceof Claimed claimed && !claimed.by().name().equals(assignee)
        ? Set.of(assignee, claimed.by().name())
        : Set.of(assignee);
  }

  @Override
  public Page list(CaseFilter filter, Optional<String> cursor, int limit) {
    int from = cursor.map(text -> offset(text, filter.order())).orElse(0);
    var all = sorted(filter);
    int to = Math.min(all.size(), from + limit);
    var items = all.subList(Math.min(from, to), to).stream().map(this::item).toList();
    return new Page(
        items, to < all.size() ? Optional.of(filter.order() + ":" + to) : Optional.empty());
  }

  private static int offset(String cursor, Order order) {
    if (!cursor.matches(order + ":[0-9]{1,9}")) {
      throw new IllegalArgumentException("The cursor is of another order, or none.");
    }
    return Integer.parseInt(cursor.substring(cursor.indexOf(':') + 1));
  }

  private Item item(Row row) {
    var decision = row.entry().decision();
    return new Item(
            row.triageCase(),
            decision.event().stream(),
            decision.event().id(),
            decision.event().time(),
            row.tier(),
            row.action(),
            decision.probability().value(),
            decision.event().amount().amount(),
            decision.event().amount().currency(),
            decision.assessment().expectedCost(),
            decision.assessment().saving(),
            decision.reportingCurrency(),
            row.place().priority(),
            decision.scoredAt(),
            decision.model(),
            row.entry().sample().isPresent())
        .asSeen();
  }

  @Override
  public Map<Action, Map<Tier, Long>> count(CaseFilter filter) {
    var counts = new EnumMap<Action, Map<Tier, Long>>(Action.class);
    rows()
        .filter(keeps(filter.of(Optional.empty()).deciding(Optional.empty())))
        .limit(MOST_COUNTED)
        .forEach(
            row ->
                counts
                    .computeIfAbsent(row.action(), action -> new EnumMap<>(Tier.class))
                    .merge(row.tier(), 1L, Long::sum));
    return counts;
  }

  @Override
  public Reach reach(CaseFilter filter, int reviews) {
    var all = sorted(filter.by(Order.PRIORITY));
    var reached = all.stream().limit(reviews).toList();
    var saved = new TreeMap<String, Double>();
    for (Row row : reached) {
      var decision = row.entry().decision();
      decision
          .assessment()
          .saving()
          .ifPresent(saving -> saved.merge(decision.reportingCurrency(), saving, Double::sum));
    }
    return new Reach(
        reached.size(),
        saved,
        all.size() > reviews ? Optional.of(reached.get(reviews - 1).id()) : Optional.empty());
  }

  @Override
  public long decidedSince(Instant time) {
    return rows()
        .filter(row -> row.triageCase() instanceof Closed closed && !closed.at().isBefore(time))
        .count();
  }

  @Override
  public List<Place> places(int limit) {
    return sorted(CaseFilter.waiting().deciding(Optional.of(Action.REVIEW))).stream()
        .filter(row -> row.entry().sample().isEmpty())
        .map(Row::place)
        .limit(limit)
        .toList();
  }

  @Override
  public Optional<Item> find(CaseId id) {
    return rows().filter(row -> row.id().equals(id)).map(this::item).findFirst();
  }
}
