package assay.application.model;

import assay.domain.event.Sha256;
import assay.domain.event.StreamName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Remarks that are forgotten at exit. */
public final class InMemoryModelRemarks implements ModelRemarks {
  private record Key(StreamName stream, Sha256 sha256) {}

  private final Map<Key, List<Note>> notes = new HashMap<>();
  private final Map<StreamName, Map<Sha256, Set<String>>> tags = new HashMap<>();
  private final Map<StreamName, Map<String, Sha256>> aliases = new HashMap<>();

  @Override
  public List<Note> notes(StreamName stream, Sha256 sha256) {
    return List.copyOf(notes.getOrDefault(new Key(stream, sha256), List.of()));
  }

  @Override
  public void note(StreamName stream, Sha256 sha256, Note note) {
    notes.computeIfAbsent(new Key(stream, sha256), key -> new ArrayList<>()).add(note);
  }

  @Override
  public Map<Sha256, Set<String>> tags(StreamName stream) {
    return Map.copyOf(tags.getOrDefault(stream, Map.of()));
  }

  @Override
  public void tag(StreamName stream, Sha256 sha256, Set<String> all) {
    var ofStream = tags.computeIfAbsent(stream, key -> new HashMap<>());
    if (all.isEmpty()) {
      ofStream.remove(sha256);
    } else {
      ofStream.put(sha256, new TreeSet<>(all));
    }
  }

  @Override
  public Map<String, Sha256> aliases(StreamName stream) {
    return new TreeMap<>(aliases.getOrDefault(stream, Map.of()));
  }

  @Override
  public void alias(StreamName stream, String alias, Optional<Sha256> sha256) {
    var ofStream = aliases.computeIfAbsent(stream, key -> new HashMap<>());
    sha256.ifPresentOrElse(to -> ofStream.put(alias, to), () -> ofStream.remove(alias));
  }
}
