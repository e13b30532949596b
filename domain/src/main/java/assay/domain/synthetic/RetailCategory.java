package assay.domain.synthetic;

import java.util.List;

/**
 * A kind of merchants of the card-retail schema.
 *
 * @param mean what people spend there on average, USD
 * @param sigma deviation of the logarithm of it
 * @param fraudMean what thieves spend there on average, USD
 * @param kinds what such merchants are called
 */
record RetailCategory(
    String name, double mean, double sigma, double fraudMean, List<String> kinds) {
  private static final double FRAUD_SIGMA = 0.2;
  private static final Weighted<RetailCategory> HONEST = new Weighted<>();
  private static final Weighted<RetailCategory> FRAUD = new Weighted<>();

  static {
    add(9, 4, "entertainment", 64, 0.8, 480, "Cinema", "Bowling", "Arcade");
    add(9, 2, "food_dining", 52, 0.7, 118, "Diner", "Grill", "Kitchen");
    add(11, 9, "gas_transport", 65, 0.35, 11, "Fuel", "Garage", "Transit");
    add(5, 1, "grocery_net", 55, 0.5, 11, "Basket", "Pantry");
    add(11, 22, "grocery_pos", 108, 0.7, 305, "Market", "Foods", "Grocers");
    add(7, 2, "health_fitness", 54, 0.8, 20, "Gym", "Pharmacy");
    add(10, 2, "home", 58, 0.8, 255, "Hardware", "Interiors");
    add(9, 2, "kids_pets", 60, 0.8, 20, "Toys", "Pets");
    add(5, 13, "misc_net", 70, 1.5, 790, "Online", "Direct");
    add(7, 3, "misc_pos", 62, 1.4, 16, "Variety", "Corner Shop");
    add(8, 3, "personal_care", 45, 0.9, 21, "Salon", "Barbers");
    add(8, 24, "shopping_net", 82, 1.6, 990, "Outlet", "Web Store");
    add(9, 12, "shopping_pos", 75, 1.5, 880, "Department Store", "Boutique");
    add(3, 2, "travel", 110, 1.7, 10, "Airlines", "Hotels");
  }

  /** Adds a category with its shares of the honest payments and of the frauds, in percent. */
  private static void add(
      double share,
      double fraudShare,
      String name,
      double mean,
      double sigma,
      double fraudMean,
      String... kinds) {
    var category = new RetailCategory(name, mean, sigma, fraudMean, List.of(kinds));
    HONEST.with(category, share);
    FRAUD.with(category, fraudShare);
  }

  static RetailCategory draw(boolean suspect, Draws draws) {
    return draws.weighted(suspect ? FRAUD : HONEST);
  }

  boolean isOnline() {
    return name.endsWith("_net");
  }

  /** USD. */
  double amount(boolean suspect, Draws draws) {
    double amount =
        suspect ? draws.logNormal(fraudMean, FRAUD_SIGMA) : draws.logNormal(mean, sigma);
    return Math.max(1, Draws.cents(amount));
  }

  String merchant(Draws draws) {
    return draws.pick(TicketingVocabulary.LAST_NAMES) + " " + draws.pick(kinds);
  }
}
