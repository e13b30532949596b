package assay.domain.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CoordinatesTest {
  private static Optional<Coordinates> in(Object... fields) {
    Map<String, Object> event = new LinkedHashMap<>();
    for (int i = 0; i < fields.length; i += 2) {
      event.put((String) fields[i], fields[i + 1]);
    }
    return Coordinates.of(event, place -> place.equals(Pointer.toField("home_lat")));
  }

  @Test
  void readsPairsOfFieldsWhoseNamesBeginAlike() {
    assertThat(in("lat", 40.7, "long", -73.9)).contains(new Coordinates(40.7, -73.9));
    assertThat(in("venue_latitude", 1, "x", 2, "venue_longitude", 3))
        .contains(new Coordinates(1, 3));
    assertThat(in("Lat", 5, "Lng", 6)).contains(new Coordinates(5, 6));
    assertThat(in("flat", 5, "belong", 6)).isEmpty();
  }

  @Test
  void passesOverWhatIsNoPlace() {
    assertThat(in("lat", 91, "lon", 0)).isEmpty();
    assertThat(in("lat", 0, "lon", 0)).isEmpty();
    assertThat(in("lat", "40", "lon", 1)).isEmpty();
    assertThat(in("lat", 40)).isEmpty();
    assertThat(in("lat", 91, "lon", 0, "shop_lat", 2, "shop_lon", 3))
        .contains(new Coordinates(2, 3));
  }

  @Test
  void tellsNothingHidden() {
    assertThat(in("home_lat", 1, "home_lon", 2)).isEmpty();
  }
}
