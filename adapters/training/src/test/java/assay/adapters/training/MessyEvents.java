package assay.adapters.training;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Events as they come in life: missing values, extremes, categories that training did not see,
 * texts in several scripts. What makes fraud likely can be learned.
 */
final class MessyEvents {
  private static final List<String> COUNTRIES =
      List.of("ES", "FR", "Türkiye", "中国", "a'b\\c", "x\"y", "");
  private static final List<String> WORDS =
      List.of("urgent", "prize", "rent", "école", "año", "lunch", "Ñandú", "win", "cash", "gift");

  private final SplittableRandom random;
  private final boolean unseen;

  /** Draws events; with unseen categories and extremes among them where {@code unseen} says so. */
  MessyEvents(long seed, boolean unseen) {
    this.random = new SplittableRandom(seed);
    this.unseen = unseen;
  }

  /** One event as a line of JSON. */
  String next(long at) {
    double amount = Math.exp(2 + 2 * gauss());
    double age = random.nextInt(0, 2000);
    boolean first = random.nextInt(4) == 0;
    int hour = random.nextInt(-12, 12);
    String country = pick(COUNTRIES);
    String word = pick(WORDS);
    double margin =
        -4.5
            + 0.5 * Math.log(amount)
            - age / 600
            + (first ? 1 : 0)
            + (hour < -5 ? 1 : 0)
            + (country.equals("中国") ? 1.5 : 0)
            + (word.equals("urgent") || word.equals("prize") ? 2 : 0);
    int fraud = random.nextDouble() < 1 / (1 + Math.exp(-margin)) ? 1 : 0;
    if (unseen && random.nextInt(10) == 0) {
      amount = random.nextBoolean() ? 0 : 1e14;
    }
    if (unseen && random.nextInt(10) == 0) {
      country = "Ελλάδα";
    }
    var json = new StringBuilder("{\"at\": " + at + ", \"card\": \"c" + random.nextInt(50) + "\"");
    json.append(String.format(Locale.ROOT, ", \"amount\": %.4f, \"fraud\": %d", amount, fraud));
    json.append(", \"constant\": 7");
    if (!unseen || random.nextInt(6) > 0) {
      json.append(", \"hour\": ").append(hour);
    }
    if (random.nextInt(8) > 0) {
      json.append(", \"age\": ").append(unseen && random.nextInt(20) == 0 ? -1e9 : age);
    }
    if (random.nextInt(5) > 0) {
      json.append(", \"balance\": ").append(random.nextInt(-500, 5000) / 4.0);
    }
    if (random.nextInt(6) > 0) {
      json.append(", \"country\": \"").append(escaped(country)).append('"');
    }
    if (random.nextInt(9) > 0) {
      json.append(", \"channel\": \"").append(pick(List.of("app", "web", "pos"))).append('"');
    }
    if (random.nextInt(7) > 0) {
      json.append(", \"first_time\": ").append(first);
    }
    if (random.nextInt(5) > 0) {
      String text = random.nextInt(12) == 0 ? "  " : word + ", <b>" + pick(WORDS) + "</b>! " + word;
      json.append(", \"narration\": \"").append(text).append('"');
    }
    return json.append('}').toString();
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  /** Sum of uniform numbers: close enough to a normal one. */
  private double gauss() {
    double sum = -6;
    for (int i = 0; i < 12; i++) {
      sum += random.nextDouble();
    }
    return sum;
  }
}
