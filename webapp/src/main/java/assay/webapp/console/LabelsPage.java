package assay.webapp.console;

import assay.adapters.rest.batch.LabelImport;
import assay.adapters.rest.batch.LabelImport.RowError;
import assay.adapters.rest.problem.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes files of what turned out to be true. */
@Named("labels")
@RequestScoped
public class LabelsPage {
  private static final long LARGEST = 32L << 20;
  private static final int SHOWN = 50;

  @Inject private LabelImport labels;
  @Inject private CaseMessages messages;
  @Inject private User user;

  private @Nullable Part file;
  private List<Line> errors = List.of();
  private boolean more;

  /** What is wrong with a row of the file. */
  public record Line(long row, String error) {}

  /** Takes the chosen file. */
  public void submit() throws IOException {
    if (file == null || file.getSize() == 0) {
      messages.warn("labels.nothing");
      return;
    }
    if (file.getSize() > LARGEST) {
      messages.warn("labels.large");
      return;
    }
    try (var in = file.getInputStream()) {
      var summary = labels.csv(in, user.getName());
      messages.tell("labels.done", summary.kept(), summary.refused());
      errors = summary.errors().stream().limit(SHOWN).map(LabelsPage::line).toList();
      more = summary.refused() > SHOWN;
    } catch (ProblemException e) {
      messages.warn("labels.header");
    }
  }

  private static Line line(RowError error) {
    var problem = error.error();
    var fields =
        problem.errors() == null
            ? ""
            : problem.errors().stream()
                .map(one -> "%s: %s → %s".formatted(one.field(), one.value(), one.expected()))
                .collect(Collectors.joining("; "));
    return new Line(error.row(), Readable.text(fields.isEmpty() ? problem.detail() : fields));
  }

  public List<Line> getErrors() {
    return errors;
  }

  /** Whether there are more errors than are shown. */
  public boolean isMore() {
    return more;
  }

  public @Nullable Part getFile() {
    return file;
  }

  public void setFile(@Nullable Part file) {
    this.file = file;
  }
}
