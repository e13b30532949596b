package assay.server.postgresql;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** Drawn at the first start, kept beside the data in a file that only its owner can read. */
record DatabasePassword(Path file, String value) {
  private static final int RANDOM_BYTES = 24;

  static DatabasePassword in(Path directory) throws IOException {
    var file = directory.resolve("database-password");
    if (!Files.exists(file)) {
      var random = new byte[RANDOM_BYTES];
      new SecureRandom().nextBytes(random);
      var password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
      var unfinished =
          Files.createTempFile(
              directory,
              "password-",
              "",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(unfinished, password + "\n", StandardCharsets.US_ASCII);
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }
    return new DatabasePassword(file, Files.readString(file, StandardCharsets.US_ASCII).strip());
  }
}
