package assay.domain.synthetic;

import java.util.List;

/**
 * The words of which invented ticketing events are made; places are real cities, people are not.
 */
final class TicketingVocabulary {
  static final Weighted<Place> PLACES =
      new Weighted<Place>()
          .with(new Place("US", "USD", "Portland", "OR", 45.52, -122.68), 14)
          .with(new Place("US", "USD", "Austin", "TX", 30.27, -97.74), 14)
          .with(new Place("US", "USD", "Chicago", "IL", 41.88, -87.63), 14)
          .with(new Place("US", "USD", "Brooklyn", "NY", 40.68, -73.94), 14)
          .with(new Place("US", "USD", "Oakland", "CA", 37.80, -122.27), 12)
          .with(new Place("GB", "GBP", "Bristol", "Bristol", 51.45, -2.59), 6)
          .with(new Place("GB", "GBP", "Leeds", "West Yorkshire", 53.80, -1.55), 6)
          .with(new Place("CA", "CAD", "Toronto", "ON", 43.65, -79.38), 4)
          .with(new Place("CA", "CAD", "Montréal", "QC", 45.50, -73.57), 3)
          .with(new Place("AU", "AUD", "Melbourne", "VIC", -37.81, 144.96), 4)
          .with(new Place("NZ", "NZD", "Wellington", "Wellington", -41.29, 174.78), 1)
          .with(new Place("IE", "EUR", "Galway", "Galway", 53.27, -9.06), 2)
          .with(new Place("DE", "EUR", "Köln", "Nordrhein-Westfalen", 50.94, 6.96), 2)
          .with(new Place("FR", "EUR", "Besançon", "Doubs", 47.24, 6.02), 1.5)
          .with(new Place("ES", "EUR", "A Coruña", "Galicia", 43.36, -8.41), 1)
          .with(new Place("MX", "MXN", "Mérida", "Yucatán", 20.97, -89.62), 1.5);

  static final List<String> MOODS =
      List.of(
          "Midnight",
          "Golden",
          "Open-Air",
          "Annual",
          "Secret",
          "Little",
          "Grand",
          "Electric",
          "Winter",
          "Summer",
          "Spring",
          "Autumn",
          "Hidden",
          "Riverside",
          "Rooftop",
          "Acoustic");

  static final List<String> THEMES =
      List.of(
          "Jazz",
          "Salsa",
          "Poetry",
          "Startup",
          "Yoga",
          "Film",
          "Craft Beer",
          "Café",
          "Baking",
          "Choir",
          "Chess",
          "Photography",
          "Fado",
          "Ceilidh",
          "Robotics",
          "Gardening",
          "Comedy",
          "Folk",
          "Techno",
          "Charity",
          "Writers'",
          "Street Food",
          "Flamenco",
          "Karneval");

  static final List<String> KINDS =
      List.of(
          "Night",
          "Festival",
          "Workshop",
          "Meetup",
          "Gala",
          "Concert",
          "Conference",
          "Class",
          "Weekend",
          "Soirée",
          "Party",
          "Showcase",
          "Fiesta",
          "Symposium",
          "Fundraiser",
          "Walk");

  static final List<String> FIRST_NAMES =
      List.of(
          "Ada", "Noé", "Mira", "Jürgen", "Zoë", "Tomás", "Ines", "Oskar", "Leïla", "Bram", "Freya",
          "Søren", "Chloé", "Milo", "Siân", "Łukasz", "Priya", "Kenji", "Amara", "Dário");

  static final List<String> LAST_NAMES =
      List.of(
          "Invented",
          "Harrowgate",
          "Quillfeather",
          "Björnmark",
          "Tallowick",
          "Peñaverde",
          "Okonjala",
          "Marblewood",
          "Fensworth",
          "d'Arvelle",
          "Kitteridge",
          "Großtal",
          "Vantieri",
          "Lowmarsh",
          "Ashgrove",
          "Nakamori",
          "Ravensby",
          "Çelikay");

  static final List<String> ORGANISATIONS =
      List.of(
          "Collective",
          "Society",
          "Productions",
          "Events",
          "Club",
          "Foundation",
          "Arts",
          "Studio",
          "Association",
          "Guild",
          "Promotions",
          "Network");

  static final List<String> FREE_MAIL =
      List.of(
          "freemail.example",
          "quickpost.example",
          "webbox.example",
          "mailhub.example",
          "instant-mail.example",
          "postino.example");

  static final List<String> VENUES =
      List.of(
          "Hall",
          "Theatre",
          "Warehouse",
          "Library",
          "Gardens",
          "Ballroom",
          "Town Hall",
          "Loft",
          "Pavilion",
          "Brewery",
          "Church",
          "Arena");

  static final List<String> STREETS =
      List.of(
          "Invented Quay",
          "Lantern Street",
          "Mill Lane",
          "Foundry Road",
          "Orchard Way",
          "Station Square",
          "Königsallee",
          "Rue des Tilleuls",
          "Harbour Walk",
          "Calle Luna");

  static final List<String> SENTENCES =
      List.of(
          "Join us for an evening that the neighbourhood will talk about.",
          "Doors open half an hour before the start; seats are not numbered.",
          "The programme changes every year, and this year's is the longest so far.",
          "Bring a friend, a notebook and comfortable shoes.",
          "All proceeds beyond our costs go to the youth orchestra.",
          "Our speakers have spent years in the field & love difficult questions.",
          "Food and drinks are sold by local kitchens — cash and cards are welcome.",
          "Tickets can be returned until three days before the event.",
          "Children under twelve enter free when they come with an adult.",
          "L'entrée se fait par la cour; demandez à l'accueil.",
          "Die Plätze sind begrenzt, bitte früh kommen.",
          "La música empieza a las ocho y termina cuando ustedes quieran.",
          "The venue has step-free access and a cloakroom.",
          "Please read the house rules before you book.",
          "We thank our volunteers, without whom none of this would happen.",
          "A detailed schedule will be sent a week ahead.");

  static final List<String> SALES_TALK =
      List.of(
          "Limited tickets, buy now before they are gone!",
          "VIP access and free drinks all night.",
          "Best party in town!!!",
          "Pay today and get 50% off.",
          "Meet the stars in person.");

  private TicketingVocabulary() {}
}
