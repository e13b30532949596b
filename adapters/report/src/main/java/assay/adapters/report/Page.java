package assay.adapters.report;

import static j2html.TagCreator.meta;
import static j2html.TagCreator.rawHtml;

import j2html.tags.DomContent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * A whole page.
 *
 * @param kicker what kind of page it is
 * @param lead one sentence or two below the title
 */
record Page(String kicker, String title, String lead, List<Section> sections) {

  /** A part of the page with a heading. Its anchor comes from the program, never from data. */
  record Section(String anchor, String title, List<? extends DomContent> content) {
    static Section of(String anchor, String title, DomContent... content) {
      return new Section(anchor, title, List.of(content));
    }
  }

  String html() {
    var head =
        Element.of("head")
            .with(
                meta().withCharset("utf-8"),
                meta().withName("viewport").withContent("width=device-width, initial-scale=1"),
                meta()
                    .attr("http-equiv", "Content-Security-Policy")
                    .withContent("default-src 'none'; style-src 'unsafe-inline'"),
                meta().withName("color-scheme").withContent("light dark"),
                Element.of("title").says(title + " · " + kicker),
                Element.of("style").with(rawHtml(style())));
    var contents = Element.of("ul");
    var main = Element.of("main").withId("content");
    for (var section : sections) {
      contents.with(
          Element.of("li")
              .with(Element.of("a").attr("href", "#" + section.anchor()).says(section.title())));
      main.with(
          Element.of("section")
              .withId(section.anchor())
              .with(Element.of("h2").says(section.title()))
              .with(section.content()));
    }
    var body =
        Element.of("body")
            .with(
                Element.of("a", "skip").attr("href", "#content").says("Skip to content"),
                Element.of("header")
                    .with(
                        Element.of("p", "kicker").says(kicker),
                        Element.of("h1").says(title),
                        Element.of("p", "lead").says(lead)),
                Element.of("nav").attr("aria-label", "Sections").with(contents),
                main,
                Element.of("footer").says("Written by Assay. This file needs no network."));
    return "<!DOCTYPE html>\n"
        + Element.of("html").attr("lang", "en").with(head, body).render()
        + "\n";
  }

  /** Written beside its place first, so that no half page is ever seen. */
  void write(Path file) throws IOException {
    var target = file.toAbsolutePath();
    var parent = target.getParent();
    if (parent == null) {
      throw new IOException(file + " is not a file that can be written.");
    }
    Files.createDirectories(parent);
    var part = parent.resolve("." + target.getFileName() + ".part");
    try {
      Files.writeString(part, html());
      moveInto(target, part);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static void moveInto(Path target, Path part) throws IOException {
    try {
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static String style() {
    try (var css = Page.class.getResourceAsStream("report.css")) {
      if (css == null) {
        throw new IllegalStateException("report.css is missing beside Page.class.");
      }
      return new String(css.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
