package assay.webapp.hostile;

import java.util.List;
import java.util.stream.Stream;

/** All hostile inputs, each with a name of its own. */
public final class HostileInputs {
  private HostileInputs() {}

  public static List<HostileInput> all() {
    return Stream.of(
            HostileEvents.fields(),
            HostileBodies.all(),
            HostileRequests.all(),
            HostileWork.all(),
            HostileBatches.all(),
            HostileModels.all())
        .flatMap(List::stream)
        .toList();
  }
}
