package assay.domain.synthetic;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Invented listings of a ticketing site: 43 fields and the label {@code acct_type}. Class shares,
 * class means and shares of missing values follow the published description of such data; fraud is
 * learnable, and some of it looks honest. Fields that the site derives (ages, durations, lengths,
 * gross sales) agree with the fields that they come from.
 */
public final class TicketingEvents implements SyntheticEvents {
  private static final Weighted<String> ACCOUNTS =
      new Weighted<String>()
          .with("premium", 86)
          .with("fraudster_event", 7)
          .with("fraudster", 1.5)
          .with("fraudster_att", 0.5)
          .with("spammer_limited", 1.5)
          .with("spammer_warn", 0.8)
          .with("tos_warn", 0.6)
          .with("spammer_noinvite", 0.5)
          .with("tos_lock", 0.4)
          .with("locked", 0.4)
          .with("spammer_web", 0.4)
          .with("spammer", 0.4);
  private static final Weighted<String> TRUSTED_PAYOUTS = payoutTypes(76.5, 22.7, 0.8);
  private static final Weighted<String> SUSPECT_PAYOUTS = payoutTypes(52, 23, 25);
  private static final Weighted<Integer> TRUSTED_USERS = userTypes(30, 2, 50, 12, 2, 4);
  private static final Weighted<Integer> SUSPECT_USERS = userTypes(46, 5, 41, 3, 3, 2);

  private final Draws draws;
  private final TicketingText text;
  private final PreviousPayouts payouts;
  private final Instant reference;
  private long nextId;

  /**
   * Events as of the reference time: all were created in the 30 days before it.
   *
   * @param random decides everything else; the same state gives the same events, ids included
   */
  public TicketingEvents(RandomGenerator random, Instant reference) {
    this.draws = new Draws(random);
    this.text = new TicketingText(draws);
    this.payouts = new PreviousPayouts(draws, text);
    this.reference = reference;
    // Two seeds should not share ids: an id stands for one event wherever events are scored.
    this.nextId = 1_000_000L * (1 + draws.below(9_000_000));
  }

  @Override
  public String labelField() {
    return "acct_type";
  }

  @Override
  public boolean isFraud(Map<String, @Nullable Object> event) {
    return event.get(labelField()) instanceof String account && account.contains("fraud");
  }

  @Override
  public Map<String, @Nullable Object> next() {
    String account = draws.weighted(ACCOUNTS);
    Conduct conduct = Conduct.draw(account.contains("fraud"), draws);
    var event = new LinkedHashMap<String, @Nullable Object>();
    long id = nextId++;
    event.put("object_id", id);
    var dates = TicketingDates.draw(conduct, reference, draws);
    putDates(event, dates);
    Place place = draws.weighted(TicketingVocabulary.PLACES);
    putTexts(event, conduct);
    putPage(event, conduct);
    putPayouts(event, conduct, dates, place);
    putVenue(event, conduct, place);
    putSales(event, conduct, id);
    event.put(labelField(), account);
    return event;
  }

  private static void putDates(Map<String, @Nullable Object> event, TicketingDates dates) {
    event.put("event_created", dates.created());
    event.put("event_published", dates.published());
    event.put("event_start", dates.start());
    event.put("event_end", dates.end());
    event.put("user_created", dates.userCreated());
    event.put("user_age", dates.userAge());
    event.put("sale_duration", dates.saleDuration());
    event.put("sale_duration2", dates.saleDuration2());
    event.put("approx_payout_date", dates.approximatePayout());
  }

  private void putTexts(Map<String, @Nullable Object> event, Conduct conduct) {
    String name = text.title(conduct);
    String description = text.description(conduct, conduct.meanFor(3887, 1509));
    String organisation = text.organisation(conduct);
    event.put("name", name);
    event.put("name_length", name.length());
    event.put("description", description);
    event.put("body_length", description.length());
    event.put("org_name", organisation);
    event.put("org_desc", text.organisationDescription(conduct));
    event.put("email_domain", text.emailDomain(organisation, conduct));
  }

  private void putPage(Map<String, @Nullable Object> event, Conduct conduct) {
    event.put("org_facebook", Math.rint(draws.zeroInflated(conduct.choose(11, 1.5), 0.5)));
    double withoutTwitter = conduct.choose(0.6, 0.97);
    double twitter = draws.zeroInflated(conduct.meanFor(4.7, 0.29), withoutTwitter);
    event.put("org_twitter", Math.rint(twitter));
    event.put("fb_published", draws.flag(conduct.meanFor(0.14, 0.02)));
    event.put("channels", channels(conduct));
    event.put("delivery_method", deliveryMethod(conduct));
    event.put("has_analytics", draws.flag(conduct.choose(0.09, 0.01)));
    event.put(
        "has_header", draws.chance(0.38) ? null : draws.flag(conduct.choose(0.25, 0.1)) * 1.0);
    event.put("has_logo", draws.flag(conduct.choose(0.88, 0.6)));
    event.put("show_map", draws.flag(conduct.choose(0.85, 0.78)));
    event.put("listed", draws.chance(conduct.choose(0.86, 0.78)) ? "y" : "n");
    event.put("user_type", draws.weighted(conduct.choose(TRUSTED_USERS, SUSPECT_USERS)));
  }

  /** 0 or 4 to 13. */
  private int channels(Conduct conduct) {
    double none = conduct.choose(0.06, 0.25);
    double mean = conduct.meanFor(6.4, 4.1) / (1 - none);
    return draws.chance(none) ? 0 : 4 + draws.binomial(9, (mean - 4) / 9);
  }

  /** 0, 1 or 3. */
  private double deliveryMethod(Conduct conduct) {
    double three = conduct.choose(0.02, 0.002);
    if (draws.chance(three)) {
      return 3;
    }
    return draws.flag((conduct.meanFor(0.48, 0.07) - 3 * three) / (1 - three));
  }

  private void putPayouts(
      Map<String, @Nullable Object> event, Conduct conduct, TicketingDates dates, Place place) {
    event.put("payout_type", draws.weighted(conduct.choose(TRUSTED_PAYOUTS, SUSPECT_PAYOUTS)));
    event.put("payee_name", draws.chance(conduct.choose(0.5, 0.72)) ? "" : text.person());
    event.put("previous_payouts", payouts.draw(conduct, dates, place));
    event.put("num_payouts", draws.geometric(conduct.choose(28, 2)));
  }

  private void putVenue(Map<String, @Nullable Object> event, Conduct conduct, Place place) {
    boolean abroad = draws.chance(conduct.choose(0.02, 0.12));
    Place venue = abroad ? draws.weighted(TicketingVocabulary.PLACES) : place;
    boolean onTheMap = !draws.chance(0.07);
    event.put("country", place.country());
    event.put("currency", place.currency());
    event.put("venue_name", text.venueName());
    event.put("venue_address", text.address(venue));
    event.put("venue_country", venue.country());
    event.put("venue_state", onTheMap ? venue.state() : null);
    event.put("venue_latitude", onTheMap ? near(venue.latitude()) : null);
    event.put("venue_longitude", onTheMap ? near(venue.longitude()) : null);
  }

  private double near(double degrees) {
    return Math.round((degrees + draws.uniform(-0.1, 0.1)) * 1e6) / 1e6;
  }

  private void putSales(Map<String, @Nullable Object> event, Conduct conduct, long id) {
    var sales = TicketSales.draw(id, conduct, draws);
    event.put("ticket_types", sales.types());
    event.put("gts", sales.gross());
    event.put("num_order", (long) Math.ceil(sales.sold() / draws.uniform(1, 3)));
  }

  private static Weighted<String> payoutTypes(double ach, double check, double none) {
    return new Weighted<String>().with("ACH", ach).with("CHECK", check).with("", none);
  }

  private static Weighted<Integer> userTypes(double... weights) {
    int[] types = {1, 2, 3, 4, 5, 103};
    var choices = new Weighted<Integer>();
    for (int i = 0; i < types.length; i++) {
      choices.with(types[i], weights[i]);
    }
    return choices;
  }
}
