package assay.adapters.report;

import java.util.ArrayList;
import java.util.List;

/** Steps one after the other: side by side on wide pages, below each other on narrow ones. */
record Flow(String title, String reading, List<Box> boxes) {
  private static final double BOX = 150;
  private static final double GAP = 26;
  private static final double TALL = 92;
  private static final int LETTERS = 22;

  /** One step, its name and what happens in it. */
  record Box(String name, String detail) {}

  Element figure() {
    return Element.of("figure", "chart wide flow")
        .with(
            Element.of("figcaption")
                .with(Element.of("strong").says(title), Element.of("span").says(reading)),
            sideBySide(),
            belowEachOther());
  }

  private Element sideBySide() {
    double width = boxes.size() * (BOX + GAP) - GAP + 4;
    var svg = Svg.picture(width, TALL + 4, title, description()).withClass("broad");
    for (int i = 0; i < boxes.size(); i++) {
      double left = 2 + i * (BOX + GAP);
      svg.with(box(boxes.get(i), left, 2, BOX, TALL));
      if (i + 1 < boxes.size()) {
        double y = 2 + TALL / 2;
        svg.with(
            Svg.line("arrow", left + BOX + 3, y, left + BOX + GAP - 6, y),
            Element.of("path", "head")
                .attr(
                    "d",
                    "M%s %sl-8 -5v10z"
                        .formatted(
                            Figures.coordinate(left + BOX + GAP - 2), Figures.coordinate(y))));
      }
    }
    return svg;
  }

  private Element belowEachOther() {
    double high = 84;
    var svg =
        Svg.picture(300, boxes.size() * (high + GAP) - GAP + 4, title, description())
            .withClass("slim");
    for (int i = 0; i < boxes.size(); i++) {
      double top = 2 + i * (high + GAP);
      svg.with(box(boxes.get(i), 2, top, 296, high));
      if (i + 1 < boxes.size()) {
        svg.with(
            Svg.line("arrow", 150, top + high + 3, 150, top + high + GAP - 6),
            Element.of("path", "head")
                .attr(
                    "d", "M150 %sl-5 -8h10z".formatted(Figures.coordinate(top + high + GAP - 2))));
      }
    }
    return svg;
  }

  private String description() {
    return String.join(
        "; then ", boxes.stream().map(box -> box.name() + ": " + box.detail()).toList());
  }

  private static Element box(Box box, double left, double top, double width, double height) {
    var group =
        Element.of("g")
            .with(
                Svg.rectangle("box", left, top, width, height).attr("rx", 8),
                Svg.text("title", "middle", left + width / 2, top + 22, box.name()));
    double y = top + 42;
    for (String line : lines(box.detail(), (int) (LETTERS * width / BOX))) {
      group.with(Svg.text("detail", "middle", left + width / 2, y, line));
      y += 16;
    }
    return group;
  }

  /** At most three lines, broken between words. */
  private static List<String> lines(String text, int letters) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    for (String word : text.strip().split("\\s+", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > letters) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    var cut = new ArrayList<String>();
    for (int i = 0; i < Math.min(3, lines.size()); i++) {
      cut.add(Figures.cut(lines.get(i) + (i == 2 && lines.size() > 3 ? " …" : ""), letters + 2));
    }
    return cut;
  }
}
