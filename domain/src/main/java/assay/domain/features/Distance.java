package assay.domain.features;

import assay.domain.event.Pointer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The distance of two places along the earth's surface in kilometres, by the haversine formula on a
 * sphere of the mean radius 6,371.0088 km (IUGG), which is wrong by 0.5 % at most. Missing where
 * one of the coordinates is missing. Sinnott, "Virtues of the Haversine", Sky and Telescope 68(2),
 * 1984.
 */
public record Distance(
    Pointer fromLatitude, Pointer fromLongitude, Pointer toLatitude, Pointer toLongitude)
    implements Computed {
  private static final double RADIUS = 6371.0088;
  private static final double NORTH = 90;
  private static final double EAST = 180;

  @Override
  public List<Pointer> reads() {
    return List.of(fromLatitude, fromLongitude, toLatitude, toLongitude);
  }

  @Override
  public List<Pointer> readsAsNumbers() {
    return reads();
  }

  @Override
  public String how() {
    return "distance";
  }

  @Override
  public @Nullable Double value(Source source, FeatureType type) {
    Double latitude1 = degrees(source, fromLatitude, NORTH, "a latitude, -90 to 90 degrees");
    Double longitude1 = degrees(source, fromLongitude, EAST, "a longitude, -180 to 180 degrees");
    Double latitude2 = degrees(source, toLatitude, NORTH, "a latitude, -90 to 90 degrees");
    Double longitude2 = degrees(source, toLongitude, EAST, "a longitude, -180 to 180 degrees");
    return latitude1 == null || longitude1 == null || latitude2 == null || longitude2 == null
        ? null
        : kilometres(latitude1, longitude1, latitude2, longitude2);
  }

  private static @Nullable Double degrees(
      Source source, Pointer at, double limit, String expected) {
    Object value = source.find(at);
    if (value instanceof Number number && Math.abs(number.doubleValue()) <= limit) {
      return number.doubleValue();
    }
    if (value != null) {
      source.refuse(at, value, expected);
    }
    return null;
  }

  private static double kilometres(
      double latitude1, double longitude1, double latitude2, double longitude2) {
    double north = Math.sin(Math.toRadians(latitude2 - latitude1) / 2);
    double east = Math.sin(Math.toRadians(longitude2 - longitude1) / 2);
    double parallels = Math.cos(Math.toRadians(latitude1)) * Math.cos(Math.toRadians(latitude2));
    double haversine = north * north + parallels * east * east;
    return 2 * RADIUS * Math.asin(Math.sqrt(Math.min(1, haversine)));
  }
}
