package assay.domain.event;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A SHA-256 digest in lower-case hexadecimal, 64 characters: the identity of bytes. */
public record Sha256(String hex) {
  private static final int DIGITS = 64;

  public Sha256 {
    if (!isDigest(hex)) {
      throw new IllegalArgumentException(
          "A SHA-256 has 64 lower-case hexadecimal digits, not '%s'.".formatted(hex));
    }
  }

  private static boolean isDigest(String hex) {
    if (hex.length() != DIGITS) {
      return false;
    }
    for (int i = 0; i < DIGITS; i++) {
      char digit = hex.charAt(i);
      if (!(digit >= '0' && digit <= '9') && !(digit >= 'a' && digit <= 'f')) {
        return false;
      }
    }
    return true;
  }

  /** The digest of these bytes. */
  public static Sha256 of(byte[] bytes) {
    try {
      return new Sha256(
          HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }

  /** The first twelve digits, enough to tell versions apart in a list. */
  public String abbreviated() {
    return hex.substring(0, 12);
  }

  @Override
  public String toString() {
    return hex;
  }
}
