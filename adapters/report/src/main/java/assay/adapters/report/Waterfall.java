package assay.adapters.report;

import assay.domain.scoring.Contribution;
import assay.domain.scoring.Explanation;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/** A single prediction, step by step from the base to the score. */
record Waterfall(String title, String reading, Explanation explanation) {
  private static final double WIDTH = 400;
  private static final double LABELS = 160;
  private static final double VALUES = 72;
  private static final double ROW = 24;
  private static final int STEPS = 9;

  private record Step(String label, double from, double to, boolean total) {}

  DomContent figure() {
    var steps = steps();
    double low = steps.stream().mapToDouble(it -> Math.min(it.from, it.to)).min().orElse(0);
    double high = steps.stream().mapToDouble(it -> Math.max(it.from, it.to)).max().orElse(1);
    var x = Scale.linear(low, high, LABELS, WIDTH - VALUES);
    boolean share = explanation.unit().equals("probability");
    DoubleFunction<String> write = share ? Figures::percent : Figures::number;
    var svg = Svg.picture(WIDTH, steps.size() * ROW + 4, title, reading);
    for (int i = 0; i < steps.size(); i++) {
      svg.with(step(steps.get(i), x, 2 + i * ROW, i + 1 < steps.size(), write));
    }
    return Figure.of(title, reading, svg, null, false);
  }

  /** The strongest in order, what remains as one, between two totals. */
  private List<Step> steps() {
    var strongest = explanation.strongest(STEPS);
    var steps = new ArrayList<Step>();
    double at = explanation.base();
    double zero = explanation.unit().equals("probability") ? 0 : at;
    steps.add(new Step("usual (base)", zero, at, true));
    for (var contribution : strongest) {
      steps.add(new Step(label(contribution), at, at + contribution.contribution(), false));
      at += contribution.contribution();
    }
    int others = explanation.strongest(Integer.MAX_VALUE).size() - strongest.size();
    if (others > 0) {
      steps.add(new Step(others + " others", at, explanation.margin(), false));
    }
    double end = explanation.margin();
    steps.add(
        new Step("this event", explanation.unit().equals("probability") ? 0 : end, end, true));
    return steps;
  }

  private static String label(Contribution contribution) {
    String value = Figures.cut(Figures.value(contribution.value()), 12);
    return Figures.cut(contribution.feature(), 19 - value.length()) + " = " + value;
  }

  private static Element step(
      Step step, Scale x, double top, boolean joined, DoubleFunction<String> write) {
    double left = Math.min(x.at(step.from), x.at(step.to));
    double right = Math.max(x.at(step.from), x.at(step.to));
    double change = step.to - step.from;
    String styleClass = step.total ? "total" : change < 0 ? "bar below" : "bar above";
    String text = step.total ? write.apply(step.to) : (change < 0 ? "" : "+") + write.apply(change);
    var group =
        Element.of("g")
            .with(
                Svg.hint(step.label + ": " + text),
                Svg.text(
                    "label", "end", LABELS - 8, top + ROW / 2 + 4, Figures.cut(step.label, 22)),
                Svg.rectangle(styleClass, left, top + 3, Math.max(1.5, right - left), ROW - 6),
                Svg.text("tick", "end", WIDTH - 2, top + ROW / 2 + 4, text));
    return joined
        ? group.with(Svg.line("joint", x.at(step.to), top + ROW - 3, x.at(step.to), top + ROW + 3))
        : group;
  }
}
