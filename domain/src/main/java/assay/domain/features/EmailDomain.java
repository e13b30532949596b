package assay.domain.features;

import assay.domain.event.Pointer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The part of an e-mail address behind the last {@code @}, in lower case. */
public record EmailDomain(Pointer at) implements Computed {
  private static final String EXPECTED = "an e-mail address, as somebody@mail.example";

  @Override
  public List<Pointer> reads() {
    return List.of(at);
  }

  @Override
  public Set<FeatureType> types() {
    return Set.of(FeatureType.CATEGORY, FeatureType.TEXT);
  }

  @Override
  public String how() {
    return "e-mail domain";
  }

  @Override
  public @Nullable String value(Source source, FeatureType type) {
    String text = source.text(at, EXPECTED);
    if (text == null) {
      return null;
    }
    String address = text.strip();
    int sign = address.lastIndexOf('@');
    if (sign < 1 || sign == address.length() - 1) {
      source.refuse(at, text, EXPECTED);
      return null;
    }
    return address.substring(sign + 1).toLowerCase(Locale.ROOT);
  }
}
