package assay.adapters.report;

import org.jspecify.annotations.Nullable;

/** A chart with its title, how it is read, and its legend. */
final class Figure {
  private Figure() {}

  static Element of(
      String title, String reading, Element picture, @Nullable Element legend, boolean wide) {
    var place = wide ? Tables.scrolling(title, picture) : Element.of("div").with(picture);
    var figure =
        Element.of("figure", wide ? "chart wide" : "chart")
            .with(
                Element.of("figcaption")
                    .with(Element.of("strong").says(title), Element.of("span").says(reading)),
                place);
    return legend == null ? figure : figure.with(legend);
  }
}
