package assay.adapters.persistence;

import assay.application.triage.CaseQueue.Order;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of the queue ended.
 *
 * @param key what the order sorts by; a time in microseconds since 1970
 */
record CaseCursor(Order order, double key, UUID id) {
  private static final int BYTES = 1 + 3 * Long.BYTES;

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException if it is none, or of another order
   */
  static CaseCursor parse(String text, Order order) {
    try {
      var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
      boolean same = bytes.get() == order.ordinal();
      var cursor =
          new CaseCursor(order, bytes.getDouble(), new UUID(bytes.getLong(), bytes.getLong()));
      if (!same || bytes.hasRemaining() || !Double.isFinite(cursor.key)) {
        throw malformed(null);
      }
      return cursor;
    } catch (IllegalArgumentException | BufferUnderflowException e) {
      throw malformed(e);
    }
  }

  private static IllegalArgumentException malformed(@Nullable Throwable cause) {
    return new IllegalArgumentException(
        "This is no cursor of this order. Use 'next' of the page before as it is.", cause);
  }

  @Override
  public String toString() {
    var bytes =
        ByteBuffer.allocate(BYTES)
            .put((byte) order.ordinal())
            .putDouble(key)
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits());
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }
}
