package assay.domain.synthetic;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Invented card payments in shops and on the web, in the fields of the Sparkov simulator's
 * published data. 1 % are fraud, all on a few stolen cards: mostly late at night, in some
 * categories, with the amounts that frauds have there. Some look like the holder's own, and a few
 * honest purchases look like fraud.
 */
public final class CardRetailEvents implements SyntheticEvents {
  private static final double FRAUD_SHARE = 0.01;
  private static final double SUSPECT_AMONG_FRAUD = 0.88;
  private static final double SUSPECT_AMONG_HONEST = 0.002;
  private static final int CARDS = 500;
  private static final int STOLEN = 30;
  private static final int DAYS = 30;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
  private static final Weighted<Integer> LATE =
      new Weighted<Integer>()
          .with(22, 26)
          .with(23, 26)
          .with(0, 10)
          .with(1, 9)
          .with(2, 9)
          .with(3, 9);

  private final Draws draws;
  private final long midnight;
  private final List<CardHolder> holders = new ArrayList<>();

  /**
   * Payments of the 30 days before the day of the reference time, in no order.
   *
   * @param random decides everything else; the same state gives the same payments
   */
  public CardRetailEvents(RandomGenerator random, Instant reference) {
    this.draws = new Draws(random);
    var today = reference.atOffset(ZoneOffset.UTC).toLocalDate();
    this.midnight = today.atStartOfDay().toEpochSecond(ZoneOffset.UTC);
    for (int i = 0; i < CARDS; i++) {
      holders.add(CardHolder.draw(today, draws));
    }
  }

  @Override
  public String labelField() {
    return "is_fraud";
  }

  @Override
  public boolean isFraud(Map<String, @Nullable Object> event) {
    return Integer.valueOf(1).equals(event.get(labelField()));
  }

  @Override
  public Map<String, @Nullable Object> next() {
    boolean fraud = draws.chance(FRAUD_SHARE);
    boolean suspect = draws.chance(fraud ? SUSPECT_AMONG_FRAUD : SUSPECT_AMONG_HONEST);
    var holder = holders.get((int) draws.below(fraud ? STOLEN : CARDS));
    var category = RetailCategory.draw(suspect, draws);
    long second = second(suspect);
    var event = new LinkedHashMap<String, @Nullable Object>();
    event.put(
        "trans_date_trans_time",
        TIME.format(LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC)));
    event.put("cc_num", holder.card());
    event.put("merchant", category.merchant(draws));
    event.put("category", category.name());
    event.put("amt", category.amount(suspect, draws));
    putHolder(event, holder);
    event.put("trans_num", hex() + hex());
    event.put("unix_time", second);
    // A shop is near; the web and a thief are anywhere.
    double span = suspect || category.isOnline() ? 1 : draws.chance(0.9) ? 0.3 : 1;
    event.put("merch_lat", CardHolder.near(holder.town().latitude(), span, draws));
    event.put("merch_long", CardHolder.near(holder.town().longitude(), span, draws));
    event.put(labelField(), fraud ? 1 : 0);
    return event;
  }

  private String hex() {
    return HexFormat.of().toHexDigits(draws.anyLong());
  }

  private static void putHolder(Map<String, @Nullable Object> event, CardHolder holder) {
    var town = holder.town();
    event.put("first", holder.firstName());
    event.put("last", holder.lastName());
    event.put("gender", holder.gender());
    event.put("street", holder.street());
    event.put("city", town.city());
    event.put("state", town.state());
    event.put("zip", town.zip());
    event.put("lat", town.latitude());
    event.put("long", town.longitude());
    event.put("city_pop", town.population());
    event.put("job", holder.job());
    event.put("dob", holder.born().toString());
  }

  private long second(boolean suspect) {
    long day = midnight - draws.between(1, DAYS) * TicketingDates.DAY;
    boolean late = suspect && draws.chance(0.9);
    int hour =
        late
            ? draws.weighted(LATE)
            : draws.chance(0.62) ? draws.between(12, 23) : draws.between(0, 11);
    return day + hour * 3600L + draws.below(3600);
  }
}
