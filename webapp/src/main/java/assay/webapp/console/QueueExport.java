package assay.webapp.console;

import assay.application.triage.CaseQueue;
import assay.application.triage.CaseQueue.Item;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The list under its filter as a table to download. */
@Named("export")
@RequestScoped
public class QueueExport {
  private static final int PAGE = 500;
  private static final int MOST = 20_000;
  private static final String HEADER =
      "case,stream,event,happened,tier,probability,amount,currency,saving,saving_currency,state,by\r\n";

  @Inject private CaseQueue cases;
  @Inject private FilterForm form;
  @Inject private QueueRows rows;

  /** Answers the first twenty thousand cases of the list as CSV. */
  public void download() throws IOException {
    var faces = FacesContext.getCurrentInstance();
    var answer = faces.getExternalContext();
    answer.responseReset();
    answer.setResponseContentType("text/csv; charset=UTF-8");
    answer.setResponseHeader("Content-Disposition", "attachment; filename=\"cases.csv\"");
    try (var out =
        new OutputStreamWriter(answer.getResponseOutputStream(), StandardCharsets.UTF_8)) {
      out.write(HEADER);
      write(out);
    }
    faces.responseComplete();
  }

  private void write(Writer out) throws IOException {
    Optional<String> cursor = Optional.empty();
    int written = 0;
    do {
      var page = cases.list(form.toFilter(), cursor, PAGE);
      for (Item item : page.items()) {
        out.write(line(rows.of(item)));
      }
      written += page.items().size();
      cursor = page.next();
    } while (cursor.isPresent() && written < MOST);
  }

  private static String line(QueueRow row) {
    boolean hidden = row.isHidden();
    return Stream.of(
            row.id(),
            row.stream(),
            row.eventId(),
            row.eventTime().toString(),
            hidden ? "" : row.tier(),
            hidden ? "" : Double.toString(row.probability()),
            row.amount().toPlainString(),
            row.currency(),
            row.saving() == null ? "" : row.saving().toString(),
            row.reportingCurrency(),
            row.state(),
            row.by())
        .map(CsvCell::text)
        .collect(Collectors.joining(",", "", "\r\n"));
  }
}
