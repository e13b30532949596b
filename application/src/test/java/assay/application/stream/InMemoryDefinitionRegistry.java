package assay.application.stream;

import assay.domain.event.Sha256;
import assay.domain.event.StreamName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A registry of definitions that forgets at exit. */
public final class InMemoryDefinitionRegistry implements DefinitionRegistry {
  private record Key(StreamName stream, Sha256 sha256) {}

  private final Map<StreamName, Current> current = new ConcurrentSkipListMap<>();
  private final Map<Key, byte[]> documents = new ConcurrentHashMap<>();
  private final List<Current> history = new CopyOnWriteArrayList<>();

  @Override
  public List<Current> list() {
    return List.copyOf(current.values());
  }

  @Override
  public Optional<Current> find(StreamName stream) {
    return Optional.ofNullable(current.get(stream));
  }

  @Override
  public Optional<byte[]> document(StreamName stream, Sha256 sha256) {
    return Optional.ofNullable(documents.get(new Key(stream, sha256)));
  }

  @Override
  public Optional<byte[]> documentOfCosts(StreamName stream, int costsVersion) {
    return history.stream()
        .filter(served -> served.stream().equals(stream))
        .filter(served -> served.costsVersion() == costsVersion)
        .reduce((earlier, later) -> later)
        .flatMap(served -> document(stream, served.definition()));
  }

  @Override
  public void save(Current serving, byte[] document) {
    documents.put(new Key(serving.stream(), serving.definition()), document);
    current.put(serving.stream(), serving);
    history.add(serving);
  }
}
