package assay.webapp.console;

import assay.application.triage.CaseFilter;
import assay.application.triage.CaseQueue;
import assay.application.triage.TriageSettings;
import assay.domain.triage.CaseId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.stream.Collectors;

/** The reviewer's day: what time it is and how far the reviews of today reach. */
@RequestScoped
public class ReviewDay {
  private static final LocalTime MORNING = LocalTime.of(9, 0);

  @Inject private CaseQueue cases;
  @Inject private TriageSettings settings;
  @Inject private Zone zone;
  @Inject private Show show;
  @Inject private Clock clock;

  /**
   * How far the reviews of today reach.
   *
   * @param savings what they save, in each currency; empty where nothing is known of it
   * @param last the id of the case that the last of them is for; empty where they reach all
   */
  public record Capacity(long reviews, String savings, String last) implements Serializable {}

  /** What the reviews that are left today save under a filter. */
  Capacity capacity(CaseFilter filter) {
    var midnight = today().atStartOfDay(zone.id()).toInstant();
    long left = settings.reviewsPerDay() - cases.decidedSince(midnight);
    if (left < 1) {
      return new Capacity(0, "", "");
    }
    var reach = cases.reach(filter, (int) left);
    var savings =
        reach.saved().entrySet().stream()
            .map(e -> show.money(e.getValue(), e.getKey()))
            .collect(Collectors.joining(" + "));
    return new Capacity(reach.reviews(), savings, reach.last().map(CaseId::toString).orElse(""));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone.id());
  }

  /** Tomorrow morning on the reader's clock, as a field for local times wants it. */
  String tomorrow() {
    return today().plusDays(1).atTime(MORNING).toString();
  }

  /** The time after a while. */
  Instant in(Duration span) {
    return clock.instant().plus(span);
  }

  /** How many seconds there are until a time; 0 if it has come. */
  long secondsTo(Instant time) {
    return Math.max(0, Duration.between(clock.instant(), time).toSeconds());
  }
}
