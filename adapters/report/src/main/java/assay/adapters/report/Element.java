package assay.adapters.report;

import j2html.tags.ContainerTag;

/** An element of HTML or SVG, by name. */
final class Element extends ContainerTag<Element> {
  private Element(String name) {
    super(name);
  }

  static Element of(String name) {
    return new Element(name);
  }

  /** An element of a class. */
  static Element of(String name, String styleClass) {
    return new Element(name).withClass(styleClass);
  }

  /** An element with a text in it, which is escaped. */
  Element says(String text) {
    return withText(Figures.printable(text));
  }

  Element at(String attribute, double value) {
    return attr(attribute, Figures.coordinate(value));
  }
}
