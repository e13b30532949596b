package assay.webapp.security;

import assay.application.access.Passwords;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Hashes by PBKDF2 with HMAC-SHA-512 (RFC 8018), written as {@code
 * pbkdf2-sha512$iterations$salt$hash}, so that the iterations can grow without losing accounts. The
 * number is OWASP's advice of 2023.
 */
@ApplicationScoped
public class Pbkdf2Passwords implements Passwords {
  private static final String SCHEME = "pbkdf2-sha512";
  private static final int ITERATIONS = 210_000;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final int MOST_ITERATIONS = 10_000_000;

  private final SecureRandom random = new SecureRandom();

  @Override
  public String hash(String password) {
    var salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    var base64 = Base64.getEncoder();
    return String.join(
        "$",
        SCHEME,
        Integer.toString(ITERATIONS),
        base64.encodeToString(salt),
        base64.encodeToString(derive(password, salt, ITERATIONS)));
  }

  @Override
  public boolean matches(String password, String hash) {
    var parts = hash.split("\\$", -1);
    if (parts.length != 4 || !parts[0].equals(SCHEME) || !parts[1].matches("[0-9]{1,8}")) {
      return false;
    }
    int iterations = Integer.parseInt(parts[1]);
    if (iterations < 1 || iterations > MOST_ITERATIONS) {
      return false;
    }
    var base64 = Base64.getDecoder();
    var derived = derive(password, base64.decode(parts[2]), iterations);
    return MessageDigest.isEqual(derived, base64.decode(parts[3]));
  }

  private static byte[] derive(String password, byte[] salt, int iterations) {
    var spec = new PBEKeySpec(password.toCharArray(), salt, iterations, HASH_BYTES * 8);
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512").generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has PBKDF2 with HMAC-SHA-512.", e);
    } finally {
      spec.clearPassword();
    }
  }
}
