package assay.adapters.report;

import java.util.List;

/** Says which line, colour or shape is which. */
final class Legend {
  /** So many series have a colour and a dash of their own in the style sheet. */
  static final int SERIES = 8;

  private Legend() {}

  static Element lines(List<String> names) {
    var list = Element.of("ul", "legend");
    for (int i = 0; i < names.size(); i++) {
      var swatch = swatch();
      swatch.with(
          Element.of("g", "line s" + (i % SERIES + 1)).with(Svg.line("stroke", 0, 6, 30, 6)));
      list.with(entry(swatch, names.get(i)));
    }
    return list;
  }

  static Element classes(String good, String fraud) {
    var goods = swatch().with(Svg.rectangle("good", 2, 1, 26, 10));
    var frauds = swatch().with(Svg.rectangle("fraud", 2, 1, 26, 10));
    return Element.of("ul", "legend").with(entry(goods, good), entry(frauds, fraud));
  }

  static Element entry(Element swatch, String name) {
    return Element.of("li").with(swatch, Element.of("span").says(name));
  }

  static Element swatch() {
    return Element.of("svg", "swatch").attr("viewBox", "0 0 30 12").attr("aria-hidden", "true");
  }
}
