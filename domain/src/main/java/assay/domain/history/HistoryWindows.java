package assay.domain.history;

import assay.domain.event.Event;
import assay.domain.features.Derivation.Window;
import assay.domain.features.FeatureRule;
import assay.domain.features.FeatureType;
import assay.domain.features.Features;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The windows of a stream: what of the past they need, what an event leaves for later ones, and
 * their values. Windows over a subject that an event does not have are missing. Thread-safe.
 */
public final class HistoryWindows {
  private final List<SubjectWindows> bySubject;
  private final List<String> names;

  /** The windows among the features of a stream. */
  public HistoryWindows(List<FeatureRule> features) {
    this.bySubject = SubjectWindows.bySubject(features);
    this.names =
        features.stream()
            .filter(rule -> rule.derivation() instanceof Window)
            .map(FeatureRule::name)
            .toList();
  }

  /**
   * Checks that a window fits the rest of its stream.
   *
   * @throws IllegalArgumentException if it does not, naming what is wrong
   */
  public static void check(
      Window window, Collection<FeatureRule> features, Collection<String> subjects) {
    if (!subjects.contains(window.subject())) {
      throw new IllegalArgumentException(
          "'%s' is no kind of subject of this stream; declared are %s."
              .formatted(window.subject(), listed(subjects)));
    }
    if (window.of().isEmpty()) {
      return;
    }
    String of = window.of().get();
    boolean fits =
        features.stream()
            .filter(rule -> rule.name().equals(of) && !(rule.derivation() instanceof Window))
            .anyMatch(
                rule ->
                    rule.type()
                        == (window.statistic().isOfNumber()
                            ? FeatureType.NUMBER
                            : FeatureType.CATEGORY));
    boolean isSubject = subjects.contains(of);
    if (window.statistic().isOfNumber() ? !fits : fits == isSubject) {
      throw new IllegalArgumentException(
          "The statistic '%s' is 'of' %s, and '%s' is %s."
              .formatted(
                  window.statistic(),
                  window.statistic().isOfNumber()
                      ? "a feature that is a number and no window"
                      : "a feature that is a category, or a kind of subject",
                  of,
                  fits ? "both" : "none"));
    }
  }

  private static String listed(Collection<String> subjects) {
    return subjects.isEmpty() ? "none" : String.join(", ", subjects.stream().sorted().toList());
  }

  /** Whether the stream has no windows, so that nothing of the past is needed or kept. */
  public boolean isEmpty() {
    return names.isEmpty();
  }

  /** The names of the features that are windows, in the order of the definition. */
  public List<String> names() {
    return names;
  }

  /** The windows of each kind of subject. */
  public List<SubjectWindows> bySubject() {
    return bySubject;
  }

  /** What of the past the windows of an event look at; its subjects are all different. */
  public List<HistorySpan> spans(Event event) {
    long time = event.time().toEpochMilli();
    return bySubject.stream()
        .flatMap(windows -> event.subject(windows.kind()).map(s -> windows.span(s, time)).stream())
        .toList();
  }

  /**
   * The event with the values of its windows.
   *
   * @param past what happened in its {@link #spans} before it, the events of each subject in the
   *     order of time and then of storing
   */
  public Event complete(Event event, List<SubjectEvent> past) {
    var values = new LinkedHashMap<String, @Nullable Object>(event.features().values());
    for (SubjectWindows windows : bySubject) {
      var subject = event.subject(windows.kind());
      if (subject.isPresent()) {
        var history = new SubjectHistory(windows);
        past.stream()
            .filter(earlier -> earlier.subject().equals(subject.get()))
            .forEach(earlier -> append(history, windows, earlier));
        append(history, windows, kept(windows, event, Optional.empty()).orElseThrow());
        put(windows.names(), values(history, windows), values);
      }
    }
    return event.with(new Features(values));
  }

  private static double[] values(SubjectHistory history, SubjectWindows windows) {
    var values = new double[windows.names().size()];
    history.windows(values);
    return values;
  }

  private static void append(SubjectHistory history, SubjectWindows windows, SubjectEvent event) {
    var numbers = new double[windows.numbers().size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = event.facts().get(windows.numbers().get(i)) instanceof Double d ? d : Double.NaN;
    }
    @Nullable String[] keys = new @Nullable String[windows.keys().size()];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = (String) event.facts().get(windows.keys().get(i));
    }
    history.append(event.time(), event.fraud().orElse(false), numbers, keys);
  }

  /**
   * The values of the windows as they are stored.
   *
   * @return in the order of {@link #names}; NaN: missing
   */
  public double[] values(Features features) {
    return names.stream()
        .mapToDouble(name -> features.get(name) instanceof Double value ? value : Double.NaN)
        .toArray();
  }

  /**
   * The event with values that were stored; none where the lengths differ.
   *
   * @param stored in the order of {@link #names}
   */
  public Event restore(Event event, double[] stored) {
    var values = new LinkedHashMap<String, @Nullable Object>(event.features().values());
    if (stored.length == names.size()) {
      put(names, stored, values);
    }
    return event.with(new Features(values));
  }

  private static void put(
      List<String> names, double[] from, Map<String, @Nullable Object> features) {
    for (int i = 0; i < from.length; i++) {
      features.put(names.get(i), Double.isNaN(from[i]) ? null : (Object) from[i]);
    }
  }

  /**
   * What later windows need to know of an event, once per subject that has windows.
   *
   * @param fraud what is known of it
   */
  public List<SubjectEvent> kept(Event event, Optional<Boolean> fraud) {
    var kept = new ArrayList<SubjectEvent>();
    bySubject.forEach(windows -> kept(windows, event, fraud).ifPresent(kept::add));
    return kept;
  }

  private static Optional<SubjectEvent> kept(
      SubjectWindows windows, Event event, Optional<Boolean> fraud) {
    var facts = new LinkedHashMap<String, @Nullable Object>();
    windows.numbers().forEach(name -> facts.put(name, event.features().get(name)));
    for (String name : windows.keys()) {
      Object category = event.features().get(name);
      facts.put(
          name, category != null ? category : event.subject(name).map(s -> s.value()).orElse(null));
    }
    return event
        .subject(windows.kind())
        .map(
            subject ->
                new SubjectEvent(subject, event.time().toEpochMilli(), fraud, new Features(facts)));
  }
}
