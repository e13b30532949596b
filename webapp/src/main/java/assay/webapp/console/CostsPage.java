package assay.webapp.console;

import assay.application.model.SubmitDefinition;
import assay.application.model.TriedCosts;
import assay.application.model.TryCosts;
import assay.application.model.TryCosts.Labelled;
import assay.application.scoring.ServingStreams;
import assay.application.stream.CostChanges;
import assay.application.stream.CostChanges.Change;
import assay.domain.cost.Costs;
import assay.domain.evaluation.CostOutcome;
import assay.domain.evaluation.CostOutcome.Constant;
import assay.domain.evaluation.CostOutcome.Segment;
import assay.domain.event.StreamName;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Other costs, tried on what is known, before they decide. */
@Named("costsPage")
@ViewScoped
public class CostsPage implements Serializable {
  private static final int SHOWN = 20;

  @Inject private TryCosts tryCosts;
  @Inject private CostChanges changes;
  @Inject private ServingStreams streams;
  @Inject private StreamWords named;
  @Inject private CaseMessages messages;
  @Inject private Texts texts;
  @Inject private Show show;
  @Inject private User user;

  private String stream = "";
  private String reason = "";
  private CostsForm form = new CostsForm();
  private transient @Nullable Labelled labelled;
  private transient @Nullable TriedCosts result;

  /** Which rule, and what it would have led to. */
  public record Rule(String name, double threshold, double saved, double reviews) {}

  /** Finds the stream that the address names, or answers 404. */
  public void load() throws IOException {
    var costs =
        StreamName.isValid(stream) ? tryCosts.costs(name()) : java.util.Optional.<Costs>empty();
    if (costs.isEmpty()) {
      var faces = FacesContext.getCurrentInstance();
      faces.getExternalContext().responseSendError(HttpServletResponse.SC_NOT_FOUND, null);
      faces.responseComplete();
      return;
    }
    form = CostsForm.of(costs.get());
  }

  private StreamName name() {
    return new StreamName(stream);
  }

  /** The page was asked to show what other costs do; the fields have been read already. */
  public void show() {
    tried();
  }

  /** Lets the costs of the form decide. */
  public void save() {
    var costs = tried();
    if (costs == null) {
      return;
    }
    if (reason.isBlank()) {
      messages.warn("model.reason.needed");
      return;
    }
    if (tryCosts.save(name(), costs, reason, user.getName())
        instanceof SubmitDefinition.Outcome.Accepted accepted) {
      messages.done("tryCosts.done", accepted.current().costsVersion());
      reason = "";
      result = null;
    } else {
      messages.warn("tryCosts.refused");
    }
  }

  private @Nullable Costs tried() {
    try {
      return form.toCosts();
    } catch (IllegalArgumentException e) {
      messages.warn("models.refused", String.valueOf(e.getMessage()));
      return null;
    }
  }

  private @Nullable Labelled labelled() {
    if (labelled == null) {
      labelled = tryCosts.labelled(name()).orElse(null);
    }
    return labelled;
  }

  public boolean isKnown() {
    return labelled() != null;
  }

  public int getEvents() {
    var known = labelled();
    return known == null ? 0 : known.sample().size();
  }

  public int getFrauds() {
    var known = labelled();
    return known == null ? 0 : known.sample().frauds();
  }

  /** A number of the whole sample, per day. */
  public double perDay(double total) {
    var known = labelled();
    return known == null ? 0 : Math.round(10 * total / known.days()) / 10.0;
  }

  /** What the costs of the form lead to, beside today's; null without labels. */
  private @Nullable TriedCosts result() {
    var known = labelled();
    var today = tryCosts.costs(name());
    if (known == null || today.isEmpty() || !form.isPossible()) {
      return null;
    }
    var costs = form.toCosts();
    if (result == null || !result.costs().equals(costs)) {
      result = TriedCosts.of(known, today.get(), costs);
    }
    return result;
  }

  /** What today's rule leads to if the costs of the form are true; null without labels. */
  public @Nullable CostOutcome getNow() {
    var tried = result();
    return tried == null ? null : tried.now();
  }

  /** What the costs of the form lead to; null without labels. */
  public @Nullable CostOutcome getThen() {
    var tried = result();
    return tried == null ? null : tried.then();
  }

  public List<Segment> getSegments() {
    var tried = result();
    return tried == null ? List.of() : tried.byAmount();
  }

  /** The rule of costs beside constant thresholds chosen in hindsight. */
  public List<Rule> getRules() {
    var tried = result();
    if (tried == null) {
      return List.of();
    }
    var own = tried.then();
    var rules = new ArrayList<Rule>();
    rules.add(new Rule("costs", Double.NaN, own.savings().saved(), own.decisions().flagged()));
    rules.add(rule("best", tried.cheapest()));
    tried.f1().ifPresent(constant -> rules.add(rule("f1", constant)));
    tried.f2().ifPresent(constant -> rules.add(rule("f2", constant)));
    return rules;
  }

  private static Rule rule(String name, Constant constant) {
    return new Rule(name, constant.threshold(), constant.saved(), constant.reviews());
  }

  /** The profit curve of constant thresholds with the points of the rules; null without labels. */
  public @Nullable ProfitCurve getCurve() {
    var tried = result();
    return tried == null ? null : ProfitCurve.of(tried);
  }

  public List<Change> getChanges() {
    return changes.list(name()).stream().limit(SHOWN).toList();
  }

  /** What somebody saved here and the stream's file replaced since; null if nothing. */
  public @Nullable Change getReplaced() {
    var all = changes.list(name());
    if (all.isEmpty() || !all.get(0).isByFile()) {
      return null;
    }
    int before = all.get(0).costsVersion() - 1;
    return all.stream()
        .filter(change -> change.costsVersion() == before && !change.isByFile())
        .findFirst()
        .orElse(null);
  }

  /** Fills the form with costs that decided once; nothing changes until they are saved. */
  public void take(int version) {
    var costs = tryCosts.costs(name(), version);
    if (costs.isEmpty()) {
      messages.warn("tryCosts.refused");
    } else {
      form = CostsForm.of(costs.get());
      messages.done("tryCosts.taken", version);
    }
  }

  /** The costs of a version in words, as far as they differ from those before. */
  public String changed(int version) {
    var now = tryCosts.costs(name(), version);
    var before = tryCosts.costs(name(), version - 1);
    return now.isPresent() && before.isPresent()
        ? CostDifferences.of(before.get(), now.get()).stream()
            .map(
                one ->
                    texts.get(
                        "tryCosts.changed",
                        texts.get("costs." + one.name()),
                        show.number(one.before()),
                        show.number(one.after())))
            .collect(Collectors.joining(", "))
        : "";
  }

  public String getTitle() {
    return named.title(name().value());
  }

  public String getCurrency() {
    return streams.find(name()).orElseThrow().definition().currency().reporting();
  }

  public CostsForm getForm() {
    return form;
  }

  public String getStream() {
    return stream;
  }

  public void setStream(@Nullable String stream) {
    this.stream = Objects.requireNonNullElse(stream, "");
  }

  public String getReason() {
    return reason;
  }

  public void setReason(@Nullable String reason) {
    this.reason = Objects.requireNonNullElse(reason, "").strip();
  }
}
