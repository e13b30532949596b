package assay.domain.model;

import assay.domain.event.Sha256;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The versions that one after the other decided for a stream, as far as each still counts: going
 * back to a version takes everything that came after it out of the line, so that what was rolled
 * back once is not what the next roll-back leads to.
 *
 * @param versions the one that decides last
 * @param wentBack whether the one that decides had decided before
 */
public record ChampionLine(List<Sha256> versions, boolean wentBack) {
  public ChampionLine {
    versions = List.copyOf(versions);
  }

  /**
   * The line that these activations left.
   *
   * @param activations in their order
   */
  public static ChampionLine of(List<Sha256> activations) {
    var line = new ArrayList<Sha256>();
    int last = activations.size() - 1;
    boolean wentBack = last > 0 && activations.subList(0, last).contains(activations.get(last));
    for (Sha256 version : activations) {
      int before = line.indexOf(version);
      if (before >= 0) {
        line.subList(before, line.size()).clear();
      }
      line.add(version);
    }
    return new ChampionLine(line, wentBack);
  }

  /** What decided before the one that decides; empty if that was the first. */
  public Optional<Sha256> previous() {
    return versions.size() < 2 ? Optional.empty() : Optional.of(versions.get(versions.size() - 2));
  }

  /** Who judges the one that decides: the one before, unless it was gone back to on purpose. */
  public Optional<Sha256> watcher() {
    return wentBack ? Optional.empty() : previous();
  }
}
