package assay.adapters.report;

import java.util.List;

/** The few shapes that charts are made of. */
final class Svg {
  private Svg() {}

  /**
   * A picture that scales with its place.
   *
   * @param title what it is, read out by screen readers
   * @param description what it shows, in a sentence or two
   */
  static Element picture(double width, double height, String title, String description) {
    return Element.of("svg")
        .attr(
            "viewBox", "0 0 %s %s".formatted(Figures.coordinate(width), Figures.coordinate(height)))
        .attr("role", "img")
        .with(Element.of("title").says(title), Element.of("desc").says(description));
  }

  static Element line(String styleClass, double x1, double y1, double x2, double y2) {
    return Element.of("line", styleClass).at("x1", x1).at("y1", y1).at("x2", x2).at("y2", y2);
  }

  static Element rectangle(String styleClass, double x, double y, double width, double height) {
    return Element.of("rect", styleClass)
        .at("x", x)
        .at("y", y)
        .at("width", Math.max(0, width))
        .at("height", Math.max(0, height));
  }

  static Element circle(String styleClass, double x, double y, double radius) {
    return Element.of("circle", styleClass).at("cx", x).at("cy", y).at("r", radius);
  }

  /** A text, anchored at start, middle or end. */
  static Element text(String styleClass, String anchor, double x, double y, String text) {
    return Element.of("text", styleClass)
        .at("x", x)
        .at("y", y)
        .attr("text-anchor", anchor)
        .says(text);
  }

  static Element path(String styleClass, List<Place> places) {
    var path = new StringBuilder();
    for (var place : places) {
      path.append(path.isEmpty() ? 'M' : 'L')
          .append(Figures.coordinate(place.x()))
          .append(' ')
          .append(Figures.coordinate(place.y()));
    }
    return Element.of("path", styleClass).attr("d", path.toString());
  }

  /** What a pointer shows that rests on an element. */
  static Element hint(String text) {
    return Element.of("title").says(text);
  }

  /** A place on a picture. */
  record Place(double x, double y) {}
}
