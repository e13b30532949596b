package assay.adapters.rest;

import assay.adapters.rest.problem.ProblemException;
import assay.adapters.rest.problem.Problems;
import assay.application.scoring.ServingStreams;
import assay.application.triage.CaseFilter;
import assay.application.triage.CaseFilter.Range;
import assay.application.triage.CaseQueue;
import assay.application.triage.CaseQueue.Order;
import assay.application.triage.CaseQueue.State;
import assay.domain.cost.Action;
import assay.domain.cost.Tier;
import assay.domain.event.StreamName;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The parameters that narrow and order a list of cases. */
public class CaseQuery {
  private static final int LONGEST = 200;

  @QueryParam("stream")
  @Nullable String stream;

  @Parameter(description = "low, medium or high")
  @QueryParam("tier")
  @Nullable String tier;

  @Parameter(
      description =
          "open, claimed, snoozed, escalated or closed; may be repeated; without: what waits now")
  @QueryParam("state")
  @Nullable List<String> states;

  @Parameter(description = "review or block: what was decided")
  @QueryParam("action")
  @Nullable String action;

  @Parameter(description = "in the event's currency")
  @QueryParam("amountFrom")
  @Nullable String amountFrom;

  @QueryParam("amountTo")
  @Nullable String amountTo;

  @Parameter(description = "when the event happened, as 2026-11-22T12:00:00Z")
  @QueryParam("timeFrom")
  @Nullable String timeFrom;

  @QueryParam("timeTo")
  @Nullable String timeTo;

  @Parameter(description = "kind=value, as card=4711; may be repeated: any of them")
  @QueryParam("subject")
  @Nullable List<String> subjects;

  @Parameter(description = "the first digits, at least four, of the model's SHA-256")
  @QueryParam("model")
  @Nullable String model;

  @Parameter(description = "who has it, had it, or is assigned to it")
  @QueryParam("reviewer")
  @Nullable String reviewer;

  @Parameter(description = "part of the event's id")
  @QueryParam("text")
  @Nullable String text;

  @Parameter(description = "priority, amount, probability, oldest or newest")
  @QueryParam("order")
  @DefaultValue("priority")
  String order = "priority";

  CaseFilter filter(ServingStreams streams) {
    var filter =
        states(CaseFilter.ALL)
            .of(Optional.ofNullable(tier).map(word -> Texts.word("tier", word, Tier.class)))
            .deciding(
                Optional.ofNullable(action).map(word -> Texts.word("action", word, Action.class)))
            .within(
                new Range<>(amount("amountFrom", amountFrom), amount("amountTo", amountTo)),
                new Range<>(time("timeFrom", timeFrom), time("timeTo", timeTo)))
            .about(subjects())
            .decidedBy(Optional.ofNullable(model).map(CaseQuery::hash))
            .with(optional("reviewer", reviewer))
            .containing(optional("text", text));
    var ordered = ordered(filter);
    return stream == null ? ordered : ordered.of(known(streams, stream));
  }

  private static StreamName known(ServingStreams streams, String name) {
    return StreamResource.find(streams, name).definition().name();
  }

  private CaseFilter states(CaseFilter filter) {
    if (states == null || states.isEmpty()) {
      return CaseFilter.waiting();
    }
    var wanted = EnumSet.noneOf(State.class);
    states.forEach(word -> wanted.add(Texts.word("state", word, CaseQueue.State.class)));
    return filter.in(wanted);
  }

  private CaseFilter ordered(CaseFilter filter) {
    var wanted = Texts.word("order", order, Order.class);
    try {
      return filter.by(wanted);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(
          Problems.invalid("order", order, "priority, oldest or newest, where closed cases are"));
    }
  }

  private List<String> subjects() {
    var wanted = subjects == null ? List.<String>of() : subjects;
    for (String subject : wanted) {
      if (!subject.contains("=") || subject.length() > LONGEST) {
        throw new ProblemException(
            Problems.invalid("subject", subject, "kind=value, as card=4711"));
      }
    }
    return wanted;
  }

  private static Optional<String> optional(String field, @Nullable String value) {
    return Optional.of(Texts.optional(field, value, LONGEST)).filter(found -> !found.isEmpty());
  }

  private static String hash(String text) {
    if (!text.matches("[0-9a-f]{4,64}")) {
      throw new ProblemException(
          Problems.invalid("model", text, "4 to 64 hexadecimal digits of a SHA-256"));
    }
    return text;
  }

  private static Optional<BigDecimal> amount(String field, @Nullable String text) {
    if (text != null && !text.matches("[0-9]{1,15}(\\.[0-9]{1,6})?")) {
      throw new ProblemException(Problems.invalid(field, text, "a number, 0 or more"));
    }
    return Optional.ofNullable(text).map(BigDecimal::new);
  }

  static Optional<Instant> time(String field, @Nullable String text) {
    try {
      return Optional.ofNullable(text).map(Instant::parse);
    } catch (DateTimeParseException e) {
      throw new ProblemException(
          Problems.invalid(field, String.valueOf(text), "a time as 2026-11-22T12:00:00Z"));
    }
  }
}
