package assay.application.model;

import assay.domain.event.Sha256;
import assay.domain.event.StreamName;
import assay.domain.model.ChampionLine;
import assay.domain.model.ModelVersion;
import assay.domain.model.Stage;
import assay.domain.model.Standing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.BiFunction;

/** A model registry that forgets at exit. */
public final class InMemoryModelRegistry implements ModelRegistry {
  private static final int LARGEST_REJECTED = 1 << 20;

  private record Key(StreamName stream, Sha256 sha256) {
    static Key of(ModelVersion version) {
      return new Key(version.stream(), version.sha256());
    }
  }

  private final Map<Key, ModelVersion> versions = new LinkedHashMap<>();
  private final Map<Key, byte[]> documents = new HashMap<>();
  private final List<Change> changes = new ArrayList<>();

  @Override
  public synchronized Optional<ModelVersion> find(StreamName stream, Sha256 sha256) {
    return Optional.ofNullable(versions.get(new Key(stream, sha256)));
  }

  @Override
  public synchronized List<ModelVersion> list(StreamName stream) {
    return versions.values().stream()
        .filter(version -> version.stream().equals(stream))
        .sorted(Comparator.comparing(ModelVersion::stageSince).reversed())
        .toList();
  }

  @Override
  public synchronized List<ModelVersion> list(Sha256 sha256) {
    return versions.values().stream().filter(v -> v.sha256().equals(sha256)).toList();
  }

  @Override
  public synchronized Optional<byte[]> pmml(StreamName stream, Sha256 sha256) {
    return Optional.ofNullable(documents.get(new Key(stream, sha256)));
  }

  @Override
  public synchronized Optional<ModelVersion> champion(StreamName stream) {
    return list(stream).stream().filter(v -> v.stage() == Stage.CHAMPION).findFirst();
  }

  @Override
  public synchronized ModelVersion submit(
      ModelVersion fresh,
      byte[] pmml,
      BiFunction<ModelVersion, Standing, ModelVersion> known,
      String by) {
    var before = find(fresh.stream(), fresh.sha256());
    var after = before.map(version -> known.apply(version, standing(version))).orElse(fresh);
    if (before.filter(after::equals).isEmpty()) {
      write(after, pmml, by);
    }
    return after;
  }

  private void write(ModelVersion version, byte[] pmml, String by) {
    champion(version.stream())
        .filter(old -> version.stage() == Stage.CHAMPION && !Key.of(old).equals(Key.of(version)))
        .ifPresent(old -> put(retired(old, version), by));
    put(version, by);
    if (version.stage() != Stage.REJECTED || pmml.length <= LARGEST_REJECTED) {
      documents.putIfAbsent(Key.of(version), pmml);
    }
  }

  @Override
  public synchronized ModelVersion change(
      StreamName stream,
      Sha256 sha256,
      BiFunction<ModelVersion, Standing, ModelVersion> rule,
      String by) {
    var before = find(stream, sha256).orElseThrow(() -> new NoSuchElementException("No " + sha256));
    return submit(before, documents.getOrDefault(Key.of(before), new byte[0]), rule, by);
  }

  @Override
  public synchronized ChampionLine champions(StreamName stream) {
    var activations = new ArrayList<Sha256>();
    for (Change change : changes) {
      var version = change.version();
      if (version.stream().equals(stream) && version.stage() == Stage.CHAMPION) {
        activations.add(0, version.sha256());
      }
    }
    return ChampionLine.of(activations);
  }

  @Override
  public synchronized List<Change> latestChanges(int limit) {
    return changes.stream().limit(limit).toList();
  }

  private static ModelVersion retired(ModelVersion old, ModelVersion champion) {
    return old.become(
        Stage.RETIRED, "followed by " + champion.sha256().abbreviated(), champion.stageSince());
  }

  private void put(ModelVersion version, String by) {
    versions.put(Key.of(version), version);
    changes.add(0, new Change(version, by, version.stageSince()));
  }

  @Override
  public synchronized List<Change> history(StreamName stream, Sha256 sha256) {
    return changes.stream()
        .filter(change -> Key.of(change.version()).equals(new Key(stream, sha256)))
        .toList();
  }
}
