package assay.domain.triage;

import assay.domain.event.Sha256;
import assay.domain.event.StreamName;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.OptionalDouble;

/**
 * Draws the random audit sample: which LOW events people look at all the same, and where in the
 * day's work. The same event always draws the same lot, so that an event that is sent again, or
 * arrives at another node, is in the sample or not as before; who does not know the seed can't tell
 * in advance.
 *
 * @param seed secret, the same on every node
 */
public record AuditLottery(Sha256 seed) {
  private static final double UNIT = 0x1p-53;
  private static final int UNUSED_BITS = 11;

  /**
   * Draws for one event.
   *
   * @param key what decides once: the event's id or the client's key
   * @param share of events that are drawn, 0 to 1
   * @return the place in the day's work, uniform in [0, 1), of an event that is drawn; otherwise
   *     empty
   */
  public OptionalDouble draw(StreamName stream, String key, double share) {
    if (!(share > 0)) {
      return OptionalDouble.empty();
    }
    String drawn = seed.hex() + '\n' + stream.value() + '\n' + key;
    var digest = Sha256.of(drawn.getBytes(StandardCharsets.UTF_8));
    var bytes = ByteBuffer.wrap(HexFormat.of().parseHex(digest.hex()));
    double lot = unit(bytes.getLong());
    double place = unit(bytes.getLong());
    return lot < share ? OptionalDouble.of(place) : OptionalDouble.empty();
  }

  private static double unit(long bits) {
    return (bits >>> UNUSED_BITS) * UNIT;
  }
}
