package assay.webapp.console;

import assay.application.explanation.FindCounterfactual;
import assay.application.explanation.FindCounterfactual.Answer;
import assay.application.explanation.FindCounterfactual.Outcomes;
import assay.domain.cost.ExpectedCost;
import assay.domain.explanation.Counterfactual;
import assay.domain.explanation.Counterfactual.Change;
import assay.domain.scoring.DecisionId;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What would have had to be different for a case to be judged more mildly, when asked for. */
@Named("whatIf")
@ViewScoped
public class WhatIfPage implements Serializable {
  private static final long serialVersionUID = 1;

  @Inject private FindCounterfactual findCounterfactual;
  @Inject private CasePage page;
  @Inject private Texts texts;
  @Inject private Show show;
  @Inject private StreamWords named;

  private transient @Nullable Outcomes outcome;

  /** Looks for it, unless the case is one that must be judged without knowing the model's view. */
  public void find() {
    if (isPossible()) {
      outcome = findCounterfactual.find(new DecisionId(page.caseId().value()));
    }
  }

  /** Whether there is a tier below, and the reviewer may know the tier. */
  public boolean isPossible() {
    var row = page.getRow();
    return !page.getItem().blind() && !row.tier().equals("low");
  }

  public boolean isAsked() {
    return outcome != null;
  }

  private @Nullable Answer answer() {
    return outcome instanceof Outcomes.Answered answered ? answered.answer() : null;
  }

  private @Nullable Counterfactual found() {
    var answer = answer();
    return answer == null ? null : answer.result().found().orElse(null);
  }

  /** One sentence of each value that would have had to be another. */
  public List<String> getChanges() {
    var found = found();
    return found == null ? List.of() : found.changes().stream().map(this::words).toList();
  }

  private String words(Change change) {
    String feature = named.feature(stream(), change.feature());
    String to = named.value(stream(), change.feature(), readable(change.to()));
    return change.from() == null
        ? texts.get("whatif.change.missing", feature, to)
        : texts.get(
            "whatif.change",
            feature,
            to,
            named.value(stream(), change.feature(), readable(change.from())));
  }

  private String stream() {
    return page.getRow().stream();
  }

  private static Object readable(Object value) {
    return value instanceof String text ? Readable.text(text) : value;
  }

  /** The tier that it would have had, as a word of the bundle; empty where nothing was found. */
  public String getTier() {
    var found = found();
    return found == null ? "" : found.outcome().assessment().tier().name().toLowerCase(Locale.ROOT);
  }

  /** What would then be expected; with money first where the stream has costs. */
  public String getExpected() {
    var found = found();
    if (found == null) {
      return "";
    }
    String probability = show.percent(found.outcome().probability().value());
    return found
        .outcome()
        .assessment()
        .expectedCost()
        .map(ExpectedCost::allow)
        .map(cost -> show.money(cost, page.getRow().reportingCurrency()))
        .map(money -> texts.get("whatif.expected.money", money, probability))
        .orElseGet(() -> texts.get("whatif.expected", probability));
  }

  /** Why nothing is shown; empty where something was found. */
  public String getNothing() {
    var answer = answer();
    if (answer == null) {
      return texts.get("whatif.gone");
    }
    if (answer.tried().isEmpty()) {
      return texts.get("whatif.immutable");
    }
    String tried =
        answer.tried().stream()
            .map(name -> named.feature(stream(), name))
            .collect(Collectors.joining(", "));
    return texts.get(answer.result().complete() ? "whatif.none" : "whatif.none.some", tried);
  }
}
