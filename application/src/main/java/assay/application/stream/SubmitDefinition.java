package assay.application.stream;

import assay.application.UseCase;
import assay.application.stream.DefinitionFormat.Parsed;
import assay.application.stream.DefinitionFormat.Problem;
import assay.application.stream.DefinitionRegistry.Current;
import assay.domain.cost.Policy;
import assay.domain.event.Sha256;
import assay.domain.event.StreamName;
import assay.domain.stream.StreamDefinition;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Takes a new definition of a stream, which may be a new stream. */
@UseCase
public class SubmitDefinition {
  private final DefinitionFormat format;
  private final DefinitionRegistry registry;
  private final Clock clock;

  public SubmitDefinition(DefinitionFormat format, DefinitionRegistry registry, Clock clock) {
    this.format = format;
    this.registry = registry;
    this.clock = clock;
  }

  /** What came of it. */
  public sealed interface Outcome {
    record Accepted(Current current, StreamDefinition definition, List<String> warnings)
        implements Outcome {}

    record Refused(List<Problem> problems) implements Outcome {}
  }

  /** Checks a definition and keeps it; the costs get a new version where they changed. */
  public Outcome submit(StreamName stream, byte[] document) {
    if (format.parse(stream, document) instanceof Parsed.Read read) {
      var before = registry.find(stream);
      var sha256 = Sha256.of(document);
      if (before.isPresent() && before.get().definition().equals(sha256)) {
        return new Outcome.Accepted(before.get(), read.definition(), read.warnings());
      }
      int version = costsVersion(before, read.definition().policy());
      var current = new Current(stream, sha256, version, clock.instant());
      registry.save(current, document);
      return new Outcome.Accepted(current, read.definition(), read.warnings());
    }
    return new Outcome.Refused(((Parsed.Refused) format.parse(stream, document)).problems());
  }

  private int costsVersion(Optional<Current> before, Policy policy) {
    if (before.isEmpty()) {
      return 1;
    }
    boolean same =
        registry
            .document(before.get().stream(), before.get().definition())
            .map(document -> format.parse(before.get().stream(), document))
            .filter(Parsed.Read.class::isInstance)
            .map(parsed -> ((Parsed.Read) parsed).definition().policy())
            .filter(policy::equals)
            .isPresent();
    return same ? before.get().costsVersion() : before.get().costsVersion() + 1;
  }
}
