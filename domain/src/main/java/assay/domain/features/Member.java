package assay.domain.features;

import assay.domain.event.Pointer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A member of a dictionary that is written as a text: {@code {'model': 2020; 'os': 'ANDROID'}}. A
 * key that is not there is missing, as are {@code None}, {@code null} and the empty text; a text
 * that is no dictionary is refused.
 */
public record Member(Pointer of, String key) implements Computed {
  private static final String EXPECTED = "a dictionary as text, as {'model': 2020; 'os': 'WEB'}";

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?[0-9]{1,300}(\\.[0-9]{1,300})?([eE][+-]?[0-9]{1,3})?");

  public Member {
    if (key.isBlank()) {
      throw new IllegalArgumentException("A member has a key.");
    }
  }

  @Override
  public List<Pointer> reads() {
    return List.of(of);
  }

  @Override
  public Set<FeatureType> types() {
    return Set.of(FeatureType.NUMBER, FeatureType.CATEGORY, FeatureType.TEXT);
  }

  @Override
  public String how() {
    return "'" + key + "' of";
  }

  @Override
  public @Nullable Object value(Source source, FeatureType type) {
    String text = source.text(of, EXPECTED);
    if (text == null) {
      return null;
    }
    Map<String, String> members = DictionaryText.parse(text);
    if (members == null) {
      source.refuse(of, text, EXPECTED);
      return null;
    }
    String value = members.get(key);
    return value == null || type != FeatureType.NUMBER ? value : number(source, value);
  }

  private @Nullable Double number(Source source, String value) {
    double number = NUMBER.matcher(value).matches() ? Double.parseDouble(value) : Double.NaN;
    if (Double.isFinite(number)) {
      return number;
    }
    source.refuse(of, value, "a number as its member '" + key + "'");
    return null;
  }
}
