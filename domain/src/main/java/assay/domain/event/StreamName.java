package assay.domain.event;

import java.util.regex.Pattern;

/** Name of a stream, also the name of its folder: lower-case letters, digits and hyphens. */
public record StreamName(String value) implements Comparable<StreamName> {
  private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

  public StreamName {
    if (!isValid(value)) {
      throw new IllegalArgumentException(
          "A stream is named with 1 to 63 lower-case letters, digits and hyphens, not '%s'."
              .formatted(value));
    }
  }

  /** Whether {@link #StreamName} would accept this text. */
  public static boolean isValid(String value) {
    return SHAPE.matcher(value).matches();
  }

  @Override
  public int compareTo(StreamName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
