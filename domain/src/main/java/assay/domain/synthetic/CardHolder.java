package assay.domain.synthetic;

import java.time.LocalDate;
import java.util.List;

/** An invented person with one card; cards begin with 9, which no issuer of payment cards has. */
record CardHolder(
    long card,
    String firstName,
    String lastName,
    String gender,
    String street,
    Town town,
    String job,
    LocalDate born) {
  private static final long FIRST_CARD = 900_000_000_000_000L;
  private static final List<String> WOMEN =
      List.of("Ada", "Mira", "Zoë", "Inés", "Leïla", "Freya", "Chloé", "Siân", "Priya", "Amara");
  private static final List<String> MEN =
      List.of(
          "Noé", "Jürgen", "Tomás", "Oskar", "Bram", "Søren", "Milo", "Łukasz", "Kenji", "Dário");
  private static final List<String> JOBS =
      List.of(
          "Nurse",
          "Teacher, secondary school",
          "Electrician",
          "Software engineer",
          "Farm manager",
          "Accountant",
          "Surveyor, land",
          "Cook",
          "Librarian",
          "Lorry driver",
          "Retired",
          "Student");

  /** A town of the United States; the population is rounded. */
  record Town(
      String city, String state, String zip, double latitude, double longitude, int population) {}

  private static final List<Town> TOWNS =
      List.of(
          new Town("Portland", "OR", "97205", 45.5202, -122.6742, 652_000),
          new Town("Bend", "OR", "97701", 44.0582, -121.3153, 99_000),
          new Town("Austin", "TX", "78701", 30.2672, -97.7431, 962_000),
          new Town("Marfa", "TX", "79843", 30.3095, -104.0206, 1_800),
          new Town("Chicago", "IL", "60601", 41.8858, -87.6229, 2_746_000),
          new Town("Galena", "IL", "61036", 42.4167, -90.4290, 3_300),
          new Town("Brooklyn", "NY", "11201", 40.6950, -73.9890, 2_736_000),
          new Town("Ithaca", "NY", "14850", 42.4440, -76.5019, 32_000),
          new Town("Oakland", "CA", "94607", 37.8044, -122.2712, 440_000),
          new Town("Mendocino", "CA", "95460", 39.3077, -123.7995, 900),
          new Town("Savannah", "GA", "31401", 32.0809, -81.0912, 148_000),
          new Town("Duluth", "MN", "55802", 46.7867, -92.1005, 87_000),
          new Town("Taos", "NM", "87571", 36.4072, -105.5731, 6_500),
          new Town("Burlington", "VT", "05401", 44.4759, -73.2121, 45_000),
          new Town("Tulsa", "OK", "74103", 36.1540, -95.9928, 413_000),
          new Town("Boise", "ID", "83702", 43.6150, -116.2023, 236_000));

  static CardHolder draw(LocalDate today, Draws draws) {
    boolean woman = draws.chance(0.54);
    Town town = draws.pick(TOWNS);
    return new CardHolder(
        FIRST_CARD + draws.below(99_999_999_999_999L),
        draws.pick(woman ? WOMEN : MEN),
        draws.pick(TicketingVocabulary.LAST_NAMES),
        woman ? "F" : "M",
        draws.between(1, 9_999) + " " + draws.pick(TicketingVocabulary.STREETS),
        new Town(
            town.city(),
            town.state(),
            town.zip(),
            near(town.latitude(), 0.1, draws),
            near(town.longitude(), 0.1, draws),
            town.population()),
        draws.pick(JOBS),
        today.minusDays(draws.between(18 * 365, 90 * 365)));
  }

  /** Degrees with four decimals, which is about ten metres. */
  static double near(double degrees, double span, Draws draws) {
    return Math.round((degrees + draws.uniform(-span, span)) * 1e4) / 1e4;
  }
}
