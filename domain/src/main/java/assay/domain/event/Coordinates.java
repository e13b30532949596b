package assay.domain.event;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A place on earth that an event names by two fields at its top whose names begin alike and end in
 * {@code latitude} and {@code longitude}, or {@code lat} and {@code lon}, {@code long} or {@code
 * lng}, as {@code venue_latitude} and {@code venue_longitude}.
 *
 * @param latitude degrees, -90 to 90
 * @param longitude degrees, -180 to 180
 */
public record Coordinates(double latitude, double longitude) {
  private static final double NORTH = 90;
  private static final double EAST = 180;
  private static final Map<String, List<String>> ENDINGS =
      Map.of("latitude", List.of("longitude"), "lat", List.of("lon", "long", "lng"));

  public Coordinates {
    if (!(Math.abs(latitude) <= NORTH && Math.abs(longitude) <= EAST)) {
      throw new IllegalArgumentException(
          "A place lies in [-90, 90] and [-180, 180] degrees, not %s, %s."
              .formatted(latitude, longitude));
    }
  }

  /**
   * The first such place of an event; both fields 0 count as unknown, as many systems write it.
   *
   * @param hidden places that must not be seen
   */
  public static Optional<Coordinates> of(Map<String, ?> event, Predicate<Pointer> hidden) {
    return event.keySet().stream()
        .filter(name -> !hidden.test(Pointer.toField(name)))
        .flatMap(name -> at(event, name, hidden).stream())
        .findFirst();
  }

  private static Optional<Coordinates> at(
      Map<String, ?> event, String name, Predicate<Pointer> hidden) {
    String lower = name.toLowerCase(Locale.ROOT);
    for (var ending : ENDINGS.entrySet()) {
      if (lower.endsWith(ending.getKey())) {
        String beginning = name.substring(0, name.length() - ending.getKey().length());
        for (String other : ending.getValue()) {
          var found = of(event.get(name), find(event, beginning + other, hidden));
          if (found.isPresent()) {
            return found;
          }
        }
      }
    }
    return Optional.empty();
  }

  private static Object find(Map<String, ?> event, String name, Predicate<Pointer> hidden) {
    return event.entrySet().stream()
        .filter(field -> field.getKey().equalsIgnoreCase(name))
        .filter(field -> !hidden.test(Pointer.toField(field.getKey())))
        .filter(field -> field.getValue() != null)
        .map(field -> (Object) field.getValue())
        .findFirst()
        .orElse("");
  }

  private static Optional<Coordinates> of(@Nullable Object latitude, Object longitude) {
    if (latitude instanceof Number north && longitude instanceof Number east) {
      double y = north.doubleValue();
      double x = east.doubleValue();
      boolean known = Math.abs(y) <= NORTH && Math.abs(x) <= EAST && (y != 0 || x != 0);
      return known ? Optional.of(new Coordinates(y, x)) : Optional.empty();
    }
    return Optional.empty();
  }
}
