package assay.domain.synthetic;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Draws what an organiser was paid for earlier events: after the account was made, before this one.
 */
final class PreviousPayouts {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
  private static final long SOONEST_DAYS = 20;

  private final Draws draws;
  private final TicketingText text;

  PreviousPayouts(Draws draws, TicketingText text) {
    this.draws = draws;
    this.text = text;
  }

  List<Map<String, @Nullable Object>> draw(Conduct conduct, TicketingDates dates, Place place) {
    var payouts = new ArrayList<Map<String, @Nullable Object>>();
    if (dates.userAge() < SOONEST_DAYS || draws.chance(conduct.choose(0.15, 0.8))) {
      return payouts;
    }
    int count = Math.min(40, 1 + draws.geometric(conduct.choose(5.0, 0.6)));
    String payee = text.person();
    String address = text.address(place);
    long user = draws.between(100_000, 9_999_999);
    for (int i = 0; i < count; i++) {
      long span = dates.created() - dates.userCreated() - SOONEST_DAYS * TicketingDates.DAY;
      long at = dates.created() - draws.below(Math.max(1, span));
      payouts.add(payout(payee, address, user, at, place));
    }
    return payouts;
  }

  private Map<String, @Nullable Object> payout(
      String payee, String address, long user, long at, Place place) {
    var payout = new LinkedHashMap<String, @Nullable Object>();
    payout.put("name", payee);
    payout.put("created", TIME.format(LocalDateTime.ofEpochSecond(at, 0, ZoneOffset.UTC)));
    payout.put("country", place.country());
    payout.put("state", place.state());
    payout.put("amount", Draws.cents(draws.logNormal(1400, 1.2)));
    payout.put("address", address);
    payout.put("zip_code", String.valueOf(draws.between(10_000, 99_999)));
    payout.put("event", (long) draws.between(1_000_000, 8_999_999));
    payout.put("uid", user);
    return payout;
  }
}
