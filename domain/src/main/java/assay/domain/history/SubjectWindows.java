package assay.domain.history;

import assay.domain.event.Subject;
import assay.domain.features.Derivation;
import assay.domain.features.Derivation.Statistic;
import assay.domain.features.Derivation.Window;
import assay.domain.features.FeatureRule;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** All windows over the events of one kind of subject, in the order of the definition. */
public final class SubjectWindows {
  private final String kind;
  private final List<String> names;
  private final List<Window> windows;
  private final List<String> numbers;
  private final List<String> keys;

  /**
   * The windows of a kind of subject.
   *
   * @param rules the stream's features, of which only the windows of this kind are taken
   */
  public SubjectWindows(String kind, List<FeatureRule> rules) {
    this.kind = kind;
    this.names = rules.stream().filter(r -> isOf(kind, r)).map(FeatureRule::name).toList();
    this.windows =
        rules.stream().filter(r -> isOf(kind, r)).map(r -> (Window) r.derivation()).toList();
    this.numbers = facts(true);
    this.keys = facts(false);
  }

  private static boolean isOf(String kind, FeatureRule rule) {
    return rule.derivation() instanceof Window window && window.subject().equals(kind);
  }

  private List<String> facts(boolean number) {
    Set<String> facts = new LinkedHashSet<>();
    for (Window window : windows) {
      if (window.statistic().isOfNumber() == number) {
        window.of().ifPresent(facts::add);
      }
    }
    return List.copyOf(facts);
  }

  /** The kind of subject. */
  public String kind() {
    return kind;
  }

  /** The names of the features, one per window. */
  public List<String> names() {
    return names;
  }

  /** The features that must be known of each event as numbers. */
  public List<String> numbers() {
    return numbers;
  }

  /** The categories and kinds of subjects that must be known of each event as texts. */
  public List<String> keys() {
    return keys;
  }

  List<Window> windows() {
    return windows;
  }

  /** What some window looks at where an event of the subject happens at this time. */
  HistorySpan span(Subject subject, long time) {
    long after = Long.MAX_VALUE;
    long upTo = Long.MIN_VALUE;
    for (Window window : windows) {
      long end = time - window.delay().toMillis();
      after = Math.min(after, end - window.length().toMillis());
      upTo = Math.max(upTo, end);
    }
    boolean labels =
        windows.stream().map(Window::statistic).anyMatch(s -> s == Statistic.FRAUD_RATE);
    return new HistorySpan(subject, after, upTo, numbers, keys, labels);
  }

  /** The windows of a stream by kind of subject, in the order in which the kinds first appear. */
  static List<SubjectWindows> bySubject(List<FeatureRule> rules) {
    return rules.stream()
        .map(FeatureRule::derivation)
        .filter(Window.class::isInstance)
        .map((Derivation window) -> ((Window) window).subject())
        .collect(Collectors.toCollection(LinkedHashSet::new))
        .stream()
        .map(kind -> new SubjectWindows(kind, rules))
        .toList();
  }
}
