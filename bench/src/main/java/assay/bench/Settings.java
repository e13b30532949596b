package assay.bench;

import java.time.Duration;
import java.util.List;

/**
 * How long and under what load is measured.
 *
 * @param perCell of each cell, all rounds together
 * @param warmUp of each target before the first round
 * @param rounds at least 1
 * @param repeats of a round in which other processes took the processors, at most
 * @param connections of the closed loops
 * @param openConnections connections over which the open loop may spread, at most
 * @param rate of the open loop per second; 0 for half of the best closed loop
 */
record Settings(
    Duration perCell,
    Duration warmUp,
    int rounds,
    int repeats,
    List<Integer> connections,
    int openConnections,
    double rate) {
  Settings {
    if (rounds < 1 || connections.isEmpty() || openConnections < 1) {
      throw new IllegalArgumentException("At least one round and one connection are needed.");
    }
    connections = List.copyOf(connections);
  }

  Duration perRound() {
    return perCell.dividedBy(rounds);
  }

  int most() {
    return connections.stream().mapToInt(Integer::intValue).max().orElseThrow();
  }
}
