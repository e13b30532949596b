package assay.application.access;

import assay.domain.event.Sha256;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Keys that are forgotten at exit. */
public final class InMemoryApiKeys implements ApiKeys {
  private final List<ApiKey> kept = new ArrayList<>();

  @Override
  public Optional<ApiKey> find(Sha256 hash) {
    return kept.stream().filter(key -> key.hash().equals(hash)).findFirst();
  }

  @Override
  public List<ApiKey> list() {
    return kept.stream().sorted(Comparator.comparing(ApiKey::createdAt).reversed()).toList();
  }

  @Override
  public void save(ApiKey key) {
    kept.removeIf(known -> known.id().equals(key.id()));
    kept.add(key);
  }

  @Override
  public Set<String> owners(String name) {
    return kept.stream()
        .filter(key -> key.name().equals(name))
        .map(ApiKey::owner)
        .collect(Collectors.toSet());
  }

  @Override
  public boolean revoke(UUID id, Instant at) {
    var valid = kept.stream().filter(key -> key.id().equals(id) && key.isValid()).findFirst();
    valid.ifPresent(key -> save(revoked(key, at)));
    return valid.isPresent();
  }

  private static ApiKey revoked(ApiKey key, Instant at) {
    return new ApiKey(
        key.id(),
        key.name(),
        key.owner(),
        key.role(),
        key.hash(),
        key.hint(),
        key.createdAt(),
        Optional.of(at));
  }
}
