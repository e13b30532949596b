package assay.application.training;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What registries take as names of models and aliases, and how people write a version of one. */
final class RegistryNames {
  private static final Pattern CHOICE = Pattern.compile("([^/@]+)(?:/(\\d{1,9})|@([^/@]+))");
  private static final Pattern NOT_IN_NAMES = Pattern.compile("[/:@\\p{Cntrl}]");
  private static final Pattern ALIAS = Pattern.compile("[\\w-]{1,255}");
  private static final Pattern RESERVED = Pattern.compile("(?i)latest|v\\d+");

  private RegistryNames() {}

  static VersionChoice choice(String text) {
    Matcher matcher = CHOICE.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'%s' names no version of a model. Write name/3 for a version, name@champion for an alias."
              .formatted(text));
    }
    String version = matcher.group(2);
    return version == null
        ? new VersionChoice.Aliased(matcher.group(1), matcher.group(3))
        : new VersionChoice.Numbered(matcher.group(1), Integer.parseInt(version));
  }

  static void requireModel(String name) {
    if (name.isBlank() || NOT_IN_NAMES.matcher(name).find()) {
      throw new IllegalArgumentException(
          "'%s' can't be the name of a registered model. It has to have a character, but no '/', ':' or '@'."
              .formatted(name));
    }
  }

  static void requireAlias(String alias) {
    if (!ALIAS.matcher(alias).matches() || RESERVED.matcher(alias).matches()) {
      throw new IllegalArgumentException(
          ("'%s' can't be an alias. It has 1 to 255 letters, digits, '_' and '-';"
                  + " 'latest' and numbers of versions such as 'v1' are reserved.")
              .formatted(alias));
    }
  }
}
