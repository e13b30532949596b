package assay.webapp.console;

import assay.application.casework.TrainingDistributions;
import assay.application.scoring.PastEvents;
import assay.application.scoring.ReasonsWanted;
import assay.application.scoring.ScoreEvent;
import assay.application.scoring.ScoreEvent.Outcome;
import assay.application.scoring.ScoreEvent.Request;
import assay.application.scoring.Serving;
import assay.application.scoring.ServingStreams;
import assay.application.stream.ExampleEvents;
import assay.application.training.InputDistribution;
import assay.domain.event.FieldProblem;
import assay.domain.event.Pointer;
import assay.domain.event.StreamName;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An event typed in by a person, what would be decided about it, and how the probability moves with
 * each of its numbers. Nothing is stored.
 */
@Named("entryPage")
@ViewScoped
public class EntryPage implements Serializable {
  private static final long serialVersionUID = 1;
  private static final int POINTS = 25;

  @Inject private ServingStreams streams;
  @Inject private ScoreEvent scoreEvent;
  @Inject private PastEvents past;
  @Inject private ExampleEvents examples;
  @Inject private TrainingDistributions trained;
  @Inject private EntryForm form;
  @Inject private Texts texts;
  @Inject private StreamWords named;

  private String stream = "";
  private String moved = "";
  private int example;
  private List<EntryField> fields = List.of();
  private Map<String, String> values = new HashMap<>();

  private transient @Nullable EntryResult result;
  private transient @Nullable List<String> problems;
  private transient @Nullable List<Point> curve;

  /** A value of the moved field and the probability that it leads to, 0 to 1. */
  public record Point(double value, double probability) {}

  /** Makes the form of the chosen stream, filled with its first example. */
  public void load() {
    if (stream.isEmpty() || serving().isEmpty()) {
      stream =
          streams.list().stream()
              .min(Comparator.comparing(s -> s.model().isEmpty()))
              .map(s -> s.definition().name().value())
              .orElse("");
    }
    example = 0;
    fill();
  }

  /** Fills the form with the next example. */
  public void nextExample() {
    example++;
    fill();
  }

  private void fill() {
    var found = serving();
    if (found.isEmpty()) {
      return;
    }
    var definition = found.get().definition();
    var known = examples.list(definition.name());
    Map<String, ?> event =
        known.isEmpty() ? Map.of() : form.tree(known.get(example % known.size()));
    Map<String, InputDistribution> distributions =
        found
            .get()
            .model()
            .map(model -> trained.of(definition.name(), model.sha256()))
            .orElse(Map.of());
    fields =
        EntryField.names(definition, event).stream()
            .map(name -> EntryField.of(name, event.get(name), definition, distributions))
            .toList();
    values = new HashMap<>(form.texts(event, fields));
    decide();
  }

  /** Says what would be decided about the event as it stands in the form. */
  public void decide() {
    result = null;
    curve = null;
    try {
      var outcome = predict(values, ReasonsWanted.ALL);
      if (outcome instanceof Outcome.Decided decided) {
        result = decided.decision().map(EntryResult::of).orElse(null);
        problems = List.of();
      } else {
        problems = problems(outcome);
      }
    } catch (EntryForm.NotReadable e) {
      problems = List.of(texts.get("entry.wrong." + e.kind(), show(e.field())));
    }
  }

  private Outcome predict(Map<String, String> of, ReasonsWanted wanted)
      throws EntryForm.NotReadable {
    return scoreEvent.predict(
        Request.of(Optional.of(stream), form.event(fields, of)), wanted, past);
  }

  private List<String> problems(Outcome outcome) {
    if (outcome instanceof Outcome.Invalid invalid) {
      return invalid.problems().stream().map(this::problem).toList();
    }
    return List.of(
        texts.get(outcome instanceof Outcome.NoModel ? "entry.noModel" : "entry.unread"));
  }

  private String problem(FieldProblem problem) {
    return texts.get(
        "entry.problem",
        place(problem.field()),
        Readable.text(problem.value()),
        problem.expected());
  }

  /** The label of a field at the top of the event; a deeper place as it is written. */
  private String place(String pointer) {
    var at = Pointer.parse(pointer);
    return at.isNested() ? Readable.text(pointer) : show(at.segments().get(0));
  }

  private String show(String name) {
    return named.feature(stream, name);
  }

  /** How the probability moves with the field that was moved last; empty without one. */
  public List<Point> getCurve() {
    if (curve == null) {
      curve =
          fields.stream()
              .filter(field -> field.name().equals(moved) && field.range() != null)
              .findFirst()
              .map(this::curve)
              .orElse(List.of());
    }
    return curve;
  }

  private List<Point> curve(EntryField field) {
    var range = Objects.requireNonNull(field.range());
    var points = new ArrayList<Point>();
    var changed = new HashMap<>(values);
    for (int i = 0; i < POINTS; i++) {
      double value = range.low() + (range.high() - range.low()) * i / (POINTS - 1);
      changed.put(field.name(), Double.toString(value));
      try {
        if (predict(changed, ReasonsWanted.NONE) instanceof Outcome.Decided decided) {
          decided.decision().ifPresent(d -> points.add(new Point(value, d.probability().value())));
        }
      } catch (EntryForm.NotReadable e) {
        return List.of(); // another field is wrong, which the form says already
      }
    }
    return points;
  }

  private Optional<Serving> serving() {
    return StreamName.isValid(stream) ? streams.find(new StreamName(stream)) : Optional.empty();
  }

  public List<EntryField> getFields() {
    return fields;
  }

  public Map<String, String> getValues() {
    return values;
  }

  public @Nullable EntryResult getResult() {
    return result;
  }

  public List<String> getProblems() {
    return Objects.requireNonNullElse(problems, List.of());
  }

  public String getStream() {
    return stream;
  }

  public void setStream(@Nullable String stream) {
    this.stream = Objects.requireNonNullElse(stream, "");
  }

  public String getMoved() {
    return moved;
  }

  public void setMoved(@Nullable String moved) {
    this.moved = Objects.requireNonNullElse(moved, "");
  }
}
