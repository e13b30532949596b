package assay.application.training;

import assay.application.training.TrackerFailure.Reason;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A tracker and registry that forgets at exit. */
public final class InMemoryRegistry implements ExperimentTracker, RegisteredModels {
  private final List<TrackedRun> runs = new ArrayList<>();
  private final Map<String, byte[]> models = new HashMap<>();
  private final Map<String, List<byte[]>> versions = new HashMap<>();
  private final Map<VersionChoice.Aliased, Integer> aliases = new HashMap<>();

  @Override
  public LoggedRun log(TrackedRun run) throws TrackerFailure {
    runs.add(run);
    String id = "run" + runs.size();
    for (var file : run.files()) {
      read(file.file());
    }
    if (run.model().isPresent()) {
      models.put(id, read(run.model().get()));
    }
    return new LoggedRun(id, URI.create("memory:" + id), run.model().map(m -> id));
  }

  private static byte[] read(Path file) throws TrackerFailure {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new TrackerFailure(Reason.NOT_FOUND, file + " is not there.", e);
    }
  }

  @Override
  public RegisteredVersion register(LoggedRun run, Registration registration) {
    String model =
        run.model().orElseThrow(() -> new IllegalArgumentException("The run has no model."));
    var known = versions.computeIfAbsent(registration.name(), name -> new ArrayList<>());
    known.add(models.get(model));
    for (String alias : registration.aliases()) {
      aliases.put(new VersionChoice.Aliased(registration.name(), alias), known.size());
    }
    return new RegisteredVersion(registration.name(), known.size());
  }

  @Override
  public FetchedModel fetch(VersionChoice choice) throws TrackerFailure {
    int version =
        choice instanceof VersionChoice.Numbered numbered
            ? numbered.version()
            : aliases.getOrDefault(choice, 0);
    var known = versions.getOrDefault(choice.name(), List.of());
    if (version < 1 || version > known.size()) {
      throw new TrackerFailure(Reason.NOT_FOUND, "There is no " + choice + ".");
    }
    return new FetchedModel(new RegisteredVersion(choice.name(), version), known.get(version - 1));
  }
}
