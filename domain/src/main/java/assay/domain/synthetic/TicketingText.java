package assay.domain.synthetic;

import static assay.domain.synthetic.TicketingVocabulary.FIRST_NAMES;
import static assay.domain.synthetic.TicketingVocabulary.FREE_MAIL;
import static assay.domain.synthetic.TicketingVocabulary.KINDS;
import static assay.domain.synthetic.TicketingVocabulary.LAST_NAMES;
import static assay.domain.synthetic.TicketingVocabulary.MOODS;
import static assay.domain.synthetic.TicketingVocabulary.ORGANISATIONS;
import static assay.domain.synthetic.TicketingVocabulary.SALES_TALK;
import static assay.domain.synthetic.TicketingVocabulary.SENTENCES;
import static assay.domain.synthetic.TicketingVocabulary.STREETS;
import static assay.domain.synthetic.TicketingVocabulary.THEMES;
import static assay.domain.synthetic.TicketingVocabulary.VENUES;

import java.text.Normalizer;
import java.util.Locale;

/** Writes the texts of invented ticketing events. */
final class TicketingText {
  private static final double SUSPECT_BODY_SIGMA = 1.0;
  private static final double TRUSTED_BODY_SIGMA = 0.8;

  private final Draws draws;

  TicketingText(Draws draws) {
    this.draws = draws;
  }

  String title(Conduct conduct) {
    String title = draws.pick(MOODS) + " " + draws.pick(THEMES) + " " + draws.pick(KINDS);
    if (draws.chance(0.3)) {
      title += " with " + person();
    }
    return draws.chance(conduct.choose(0.05, 0.3)) ? title.toUpperCase(Locale.ROOT) : title;
  }

  String person() {
    return draws.pick(FIRST_NAMES) + " " + draws.pick(LAST_NAMES);
  }

  String organisation(Conduct conduct) {
    return draws.chance(conduct.choose(0.1, 0.35))
        ? person()
        : draws.pick(LAST_NAMES) + " " + draws.pick(THEMES) + " " + draws.pick(ORGANISATIONS);
  }

  String emailDomain(String organisation, Conduct conduct) {
    if (draws.chance(conduct.choose(0.4, 0.8))) {
      return draws.pick(FREE_MAIL);
    }
    return Normalizer.normalize(organisation, Normalizer.Form.NFD)
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z]+", "-")
            .replaceAll("^-|-$", "")
        + ".example";
  }

  String venueName() {
    return draws.pick(LAST_NAMES) + " " + draws.pick(VENUES);
  }

  String address(Place place) {
    return draws.between(1, 240) + " " + draws.pick(STREETS) + ", " + place.city();
  }

  String description(Conduct conduct, double meanLength) {
    double sigma = conduct.choose(TRUSTED_BODY_SIGMA, SUSPECT_BODY_SIGMA);
    return html(draws.logNormal(meanLength, sigma), conduct);
  }

  String organisationDescription(Conduct conduct) {
    return draws.chance(conduct.choose(0.45, 0.75)) ? "" : html(draws.exponential(420), conduct);
  }

  /** HTML of about the given length, 65,535 characters at most. */
  private String html(double length, Conduct conduct) {
    // A paragraph is never cut, so the text ends half a sentence late on average: start earlier.
    double target = Math.min(length, 65_000) - 45;
    var text = new StringBuilder();
    while (text.length() < target) {
      text.append(paragraph(target - text.length(), conduct));
    }
    return text.toString();
  }

  private String paragraph(double room, Conduct conduct) {
    var text = new StringBuilder(draws.chance(0.1) ? "<p><strong>" : "<p>");
    boolean strong = text.length() > 3;
    int sentences = draws.between(1, 5);
    for (int i = 0; i < sentences && text.length() < room; i++) {
      boolean talk = draws.chance(conduct.choose(0.02, 0.25));
      text.append(i == 0 ? "" : " ").append(escaped(draws.pick(talk ? SALES_TALK : SENTENCES)));
    }
    return text.append(strong ? "</strong></p>\n" : "</p>\n").toString();
  }

  private static String escaped(String sentence) {
    return sentence.replace("&", "&amp;");
  }
}
