package assay.webapp.security;

import assay.domain.event.StreamName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Event sources that can't send a key: the addresses that may post events of one stream without
 * one. Nobody, unless ASSAY_SOURCE_ADDRESSES says so: {@code ticketing=127.0.0.1,10.0.0.0/8;
 * card-pca=192.0.2.7}.
 */
@ApplicationScoped
public class SourceAddresses {
  private final Map<StreamName, List<AddressRange>> ranges;

  protected SourceAddresses() {
    this(Optional.empty());
  }

  @Inject
  public SourceAddresses(
      @ConfigProperty(name = "assay.source.addresses") Optional<String> setting) {
    this.ranges = setting.map(SourceAddresses::parse).orElse(Map.of());
  }

  /** Whether this address may post events of this stream. */
  boolean allows(StreamName stream, String address) {
    return ranges.getOrDefault(stream, List.of()).stream()
        .anyMatch(range -> range.contains(address));
  }

  /** Whether nobody may. */
  boolean isEmpty() {
    return ranges.isEmpty();
  }

  private static Map<StreamName, List<AddressRange>> parse(String setting) {
    var parsed = new TreeMap<StreamName, List<AddressRange>>();
    for (String part : setting.split(";", -1)) {
      if (part.isBlank()) {
        continue;
      }
      int equals = part.indexOf('=');
      if (equals < 0) {
        throw new IllegalArgumentException(
            "ASSAY_SOURCE_ADDRESSES is written stream=address,address;stream=..., not '%s'."
                .formatted(part));
      }
      var list =
          parsed.computeIfAbsent(
              new StreamName(part.substring(0, equals).strip()), name -> new ArrayList<>());
      for (String range : part.substring(equals + 1).split(",", -1)) {
        list.add(AddressRange.parse(range.strip()));
      }
    }
    return parsed;
  }
}
