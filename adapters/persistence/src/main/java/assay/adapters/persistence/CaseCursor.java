package assay.adapters.persistence;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a page of the queue ended. */
record CaseCursor(double priority, UUID id) {
  private static final int BYTES = 3 * Long.BYTES;

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException if it is none
   */
  static CaseCursor parse(String text) {
    try {
      var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
      var cursor = new CaseCursor(bytes.getDouble(), new UUID(bytes.getLong(), bytes.getLong()));
      if (bytes.hasRemaining() || Double.isNaN(cursor.priority)) {
        throw malformed(null);
      }
      return cursor;
    } catch (IllegalArgumentException | BufferUnderflowException e) {
      throw malformed(e);
    }
  }

  private static IllegalArgumentException malformed(@Nullable Throwable cause) {
    return new IllegalArgumentException(
        "This is no cursor. Use 'next' of the page before as it is.", cause);
  }

  @Override
  public String toString() {
    var bytes =
        ByteBuffer.allocate(BYTES)
            .putDouble(priority)
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits());
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }
}
