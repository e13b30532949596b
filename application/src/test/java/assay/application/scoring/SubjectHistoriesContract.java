package assay.application.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.event.StreamName;
import assay.domain.event.Subject;
import assay.domain.features.Features;
import assay.domain.history.HistorySpan;
import assay.domain.history.SubjectEvent;
import assay.domain.scoring.DecisionId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What the histories of subjects keep to. */
public interface SubjectHistoriesContract {
  Subject CARD = new Subject("card", "4111");

  DecisionLog log();

  SubjectHistories histories();

  /** A verdict on a decision. */
  void label(DecisionId decision, boolean fraud);

  /** Takes the verdict back. */
  void withdraw(DecisionId decision);

  private DecisionId store(StreamName stream, SubjectEvent... events) {
    var entry = DecisionSamples.fresh().in(stream).entry(Arrays.asList(events));
    log().append(entry).orTimeout(10, TimeUnit.SECONDS).join();
    return entry.decision().id();
  }

  private static SubjectEvent event(Subject subject, long time, Object... facts) {
    return new SubjectEvent(subject, time, Optional.empty(), facts(facts));
  }

  private static Features facts(Object... facts) {
    var map = new LinkedHashMap<String, Object>();
    for (int i = 0; i < facts.length; i += 2) {
      map.put((String) facts[i], facts[i + 1]);
    }
    return new Features(map);
  }

  private static HistorySpan span(Subject subject, long after, long upTo, String... numbers) {
    return new HistorySpan(subject, after, upTo, List.of(numbers), List.of(), true);
  }

  @Test
  default void findsNothingOfASubjectWithoutAPast() {
    assertThat(histories().find(DecisionSamples.freshStream(), List.of(span(CARD, 0, 100))))
        .isEmpty();
  }

  @Test
  default void findsTheEventsWithinTheSpanInTheOrderOfTimeThenOfStoring() {
    var stream = DecisionSamples.freshStream();
    store(stream, event(CARD, 30, "amount", 1.0));
    for (double amount = 2; amount < 30; amount++) {
      store(stream, event(CARD, 20, "amount", amount));
    }
    store(stream, event(CARD, 10, "amount", 100.0));
    store(stream, event(CARD, 31, "amount", 101.0));

    assertThat(histories().find(stream, List.of(span(CARD, 10, 30, "amount"))))
        .extracting(e -> e.facts().get("amount"))
        .satisfies(
            amounts -> {
              assertThat(amounts).hasSize(29).last().isEqualTo(1.0);
              assertThat(amounts.subList(0, 28)).isSortedAccordingTo((a, b) -> compare(a, b));
            });
  }

  private static int compare(Object a, Object b) {
    return Double.compare((Double) a, (Double) b);
  }

  @Test
  default void keepsTheOrderOfCallsThatShareATransaction() {
    var stream = DecisionSamples.freshStream();
    var waiting =
        java.util.stream.IntStream.range(0, 200)
            .mapToObj(
                i ->
                    DecisionSamples.fresh()
                        .in(stream)
                        .withEventId("event-" + (i * 7919 % 200))
                        .entry(List.of(event(CARD, 5, "n", (double) i))))
            .toList()
            .stream()
            .map(log()::append)
            .toList();
    waiting.forEach(answer -> answer.orTimeout(10, TimeUnit.SECONDS).join());

    assertThat(histories().find(stream, List.of(span(CARD, 0, 5, "n"))))
        .extracting(e -> e.facts().get("n"))
        .containsExactlyElementsOf(
            java.util.stream.IntStream.range(0, 200).mapToObj(i -> (Object) (double) i).toList());
  }

  @Test
  default void tellsStreamsKindsAndValuesApart() {
    var stream = DecisionSamples.freshStream();
    var longValue = "x".repeat(1000);
    var subjects =
        List.of(
            CARD,
            new Subject("shop", "4111"),
            new Subject("card", "4112"),
            new Subject("card", longValue + "a"),
            new Subject("card", longValue + "b"),
            new Subject("card", "o'\"\\{},é"));
    subjects.forEach(subject -> store(stream, event(subject, 1)));
    store(DecisionSamples.freshStream(), event(CARD, 1));

    for (Subject subject : subjects) {
      assertThat(histories().find(stream, List.of(span(subject, 0, 1))))
          .extracting(SubjectEvent::subject)
          .containsExactly(subject);
    }
    assertThat(
            histories()
                .find(stream, subjects.stream().map(subject -> span(subject, 0, 1)).toList()))
        .extracting(SubjectEvent::subject)
        .containsExactlyElementsOf(subjects);
  }

  @Test
  default void answersTheFactsThatAreWantedToTheBit() {
    var stream = DecisionSamples.freshStream();
    store(
        stream,
        event(CARD, 1, "third", 1.0 / 3, "tiny", 4e-324, "shop", "a \"b\" \\ ,é", "none", null));

    var numbers = List.of("tiny", "third", "none", "new");
    var keys = List.of("shop", "none", "newer");
    var found = histories().find(stream, List.of(new HistorySpan(CARD, 0, 1, numbers, keys, true)));

    assertThat(found)
        .singleElement()
        .satisfies(
            e -> {
              assertThat(e.facts().get("third")).isEqualTo(1.0 / 3);
              assertThat(e.facts().get("tiny")).isEqualTo(4e-324);
              assertThat(e.facts().get("shop")).isEqualTo("a \"b\" \\ ,é");
              assertThat(e.facts().get("none")).isNull();
              assertThat(e.facts().get("new")).isNull();
            });
  }

  @Test
  default void takesATextForMissingWhereANumberIsWantedNow() {
    var stream = DecisionSamples.freshStream();
    store(stream, event(CARD, 1, "code", "a5"));

    assertThat(histories().find(stream, List.of(span(CARD, 0, 1, "code"))))
        .extracting(e -> e.facts().get("code"))
        .satisfies(
            codes -> assertThat(codes).hasSize(1).doesNotHaveAnyElementsOfTypes(Double.class));
  }

  @Test
  default void letsAVerdictCountBeforeTheLabelOfTheEvent() {
    var stream = DecisionSamples.freshStream();
    var decision = store(stream, new SubjectEvent(CARD, 1, Optional.of(true), facts()));
    var unknown = store(stream, event(CARD, 2));
    assertThat(fraud(stream)).containsExactly(Optional.of(true), Optional.empty());

    label(decision, false);
    label(unknown, true);
    assertThat(fraud(stream)).containsExactly(Optional.of(false), Optional.of(true));

    label(unknown, false);
    withdraw(decision);
    assertThat(fraud(stream)).containsExactly(Optional.of(true), Optional.of(false));
  }

  private List<Optional<Boolean>> fraud(StreamName stream) {
    return histories().find(stream, List.of(span(CARD, 0, 9))).stream()
        .map(SubjectEvent::fraud)
        .toList();
  }

  @Test
  default void leavesLabelsUnknownWhereTheyAreNotWanted() {
    var stream = DecisionSamples.freshStream();
    store(stream, new SubjectEvent(CARD, 1, Optional.of(true), facts()));

    assertThat(
            histories()
                .find(stream, List.of(new HistorySpan(CARD, 0, 1, List.of(), List.of(), false))))
        .extracting(SubjectEvent::fraud)
        .containsExactly(Optional.empty());
  }

  @Test
  default void remembersNothingOfWhatHadBeenDecidedBefore() {
    var stream = DecisionSamples.freshStream();
    var sample = DecisionSamples.fresh().in(stream);
    log().append(sample.entry(List.of(event(CARD, 1)))).join();
    log().append(sample.entry(List.of(event(CARD, 2)))).join();

    assertThat(histories().find(stream, List.of(span(CARD, 0, 9))))
        .extracting(SubjectEvent::time)
        .containsExactly(1L);
  }

  @Test
  default void remembersAllSubjectsOfAnEvent() {
    var stream = DecisionSamples.freshStream();
    var shop = new Subject("shop", "s");
    store(stream, event(CARD, 1, "amount", 5.0), event(shop, 1, "card", "4111"));

    assertThat(
            histories()
                .find(
                    stream,
                    List.of(
                        new HistorySpan(shop, 0, 1, List.of(), List.of("card"), true),
                        span(CARD, 0, 1, "amount"))))
        .extracting(e -> e.facts().values().values().stream().filter(v -> v != null).toList())
        .isEqualTo(List.of(List.of("4111"), List.of(5.0)));
  }
}
