package assay.adapters.report;

import assay.adapters.report.Page.Section;
import assay.application.reporting.ModelReportContent;
import assay.application.training.InputDistribution;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** What the model was trained on and with, and what to know before relying on it. */
final class ProvenanceSections {
  /** A longer value is a text of its own, not a fact in a line. */
  private static final int LONG = 300;

  private ProvenanceSections() {}

  static List<Section> of(ModelReportContent content) {
    var sections = new ArrayList<Section>();
    if (!content.facts().inputs().isEmpty()) {
      sections.add(inputs(content.facts().inputs()));
    }
    sections.add(outlook(content.outlook()));
    sections.add(provenance(content));
    return sections;
  }

  private static Section inputs(List<InputDistribution> inputs) {
    var rows = new ArrayList<List<DomContent>>();
    inputs.forEach(input -> rows.add(row(input)));
    var heads = List.of("input", "missing", "distribution", "typical values");
    var numeric = IntStream.range(0, heads.size()).mapToObj(i -> i == 1).toList();
    return Section.of(
        "inputs",
        "Inputs in the training data",
        Tables.of("Before any preprocessing: the baseline of drift.", heads, rows, numeric, -1));
  }

  private static List<DomContent> row(InputDistribution input) {
    long all = input.present() + input.missing();
    String missing = all == 0 ? Figures.NONE : Figures.percent(input.missing() / (double) all);
    List<Long> counts;
    String typical;
    if (input instanceof InputDistribution.Numeric numbers) {
      counts = numbers.counts();
      var at = numbers.quantiles().stream().map(Figures::number).toList();
      typical =
          at.size() == 5
              ? "median %s, half in %s to %s, all in %s to %s; mean %s"
                  .formatted(
                      at.get(2),
                      at.get(1),
                      at.get(3),
                      at.get(0),
                      at.get(4),
                      Figures.number(numbers.mean()))
              : "mean " + Figures.number(numbers.mean());
    } else {
      var texts = (InputDistribution.Categorical) input;
      counts = texts.counts().values().stream().limit(20).toList();
      typical =
          "%s different: ".formatted(Figures.count(texts.distinct()))
              + String.join(
                  ", ",
                  texts.counts().entrySet().stream()
                      .limit(4)
                      .map(
                          it ->
                              "%s (%s)"
                                  .formatted(
                                      Figures.cut(it.getKey(), 30),
                                      Figures.percent(
                                          it.getValue() / (double) Math.max(1, texts.present()))))
                      .toList());
    }
    return List.of(
        Element.of("span").says(input.name()),
        Element.of("span").says(missing),
        Spark.of(input.name(), counts),
        Element.of("span", "prose").says(typical));
  }

  private static Section outlook(ModelReportContent.Outlook outlook) {
    var parts = new ArrayList<DomContent>();
    parts.add(Content.heading("Limits"));
    parts.add(
        outlook.limits().isEmpty()
            ? Content.missing("None were written down, which does not mean that there are none.")
            : Content.list(outlook.limits()));
    parts.add(Content.heading("Next steps"));
    parts.add(
        outlook.nextSteps().isEmpty()
            ? Content.missing("None were written down.")
            : Content.list(outlook.nextSteps()));
    return new Section("limits", "Limits and next steps", parts);
  }

  private static Section provenance(ModelReportContent content) {
    var facts = new ArrayList<String[]>();
    var texts = new ArrayList<DomContent>();
    facts.add(new String[] {"trained", content.facts().trainedAt().toString()});
    facts.add(new String[] {"algorithm", content.algorithm()});
    String recipe = content.outlook().recipe().orElse("");
    new TreeMap<>(content.facts().provenance())
        .forEach(
            (name, value) -> {
              if (value.length() <= LONG) {
                facts.add(new String[] {name, value});
              } else if (!value.equals(recipe)) {
                texts.add(text(name, value));
              }
            });
    content.outlook().recipe().ifPresent(it -> texts.add(text("Recipe", it)));
    var parts = new ArrayList<DomContent>();
    parts.add(Content.facts(facts));
    parts.addAll(texts);
    if (recipe.isEmpty()) {
      parts.add(Content.missing("The recipe was not kept."));
    }
    return new Section("provenance", "Provenance", parts);
  }

  private static Element text(String name, String value) {
    return Element.of("div")
        .with(
            Content.heading(name),
            Element.of("pre").attr("tabindex", "0").with(Element.of("code").says(value)));
  }
}
