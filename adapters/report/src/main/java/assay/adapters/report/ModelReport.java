package assay.adapters.report;

import assay.adapters.report.Page.Section;
import assay.application.reporting.ModelReportContent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;

/** The report of a model, as one HTML file: see docs/reports.md. */
public final class ModelReport {
  private ModelReport() {}

  /** The page as text. */
  public static String html(ModelReportContent content) {
    return page(content).html();
  }

  /**
   * Writes the page; an interrupted run leaves no half-written file.
   *
   * @throws IOException if the file can't be written
   */
  public static void write(ModelReportContent content, Path file) throws IOException {
    page(content).write(file);
  }

  private static Page page(ModelReportContent content) {
    var sections = new ArrayList<Section>();
    sections.add(SummarySection.of(content));
    sections.addAll(OriginSections.of(content));
    sections.addAll(ChoiceSections.of(content.choice()));
    sections.addAll(QualitySections.of(content));
    sections.addAll(ExplanationSections.of(content));
    sections.addAll(ProvenanceSections.of(content));
    return new Page(
        "Model report · " + content.stream(),
        content.facts().name(),
        content.facts().description(),
        sections);
  }
}
