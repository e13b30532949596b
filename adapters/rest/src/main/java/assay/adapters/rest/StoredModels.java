package assay.adapters.rest;

import assay.adapters.rest.problem.ProblemException;
import assay.adapters.rest.problem.Problems;
import assay.application.model.ModelRegistry;
import assay.application.model.ModelRemarks;
import assay.domain.event.Sha256;
import assay.domain.event.StreamName;
import assay.domain.model.ModelVersion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The versions that requests name. */
final class StoredModels {
  static final String KIND = "model";

  private final ModelRegistry registry;
  private final ModelRemarks remarks;

  StoredModels(ModelRegistry registry, ModelRemarks remarks) {
    this.registry = registry;
    this.remarks = remarks;
  }

  /** In every stream that has it; one at least. */
  List<ModelVersion> list(String sha256) {
    var versions = registry.list(parse(sha256));
    if (versions.isEmpty()) {
      throw Identifier.missing(KIND);
    }
    return versions;
  }

  static Sha256 parse(String sha256) {
    if (!sha256.matches("[0-9a-f]{64}")) {
      throw Identifier.missing(KIND);
    }
    return new Sha256(sha256);
  }

  /** In one stream, which has to be named where several have it. */
  ModelVersion one(String sha256, @Nullable String stream) {
    var versions =
        list(sha256).stream()
            .filter(version -> stream == null || version.stream().value().equals(stream))
            .toList();
    if (versions.isEmpty()) {
      throw Identifier.missing(KIND);
    }
    if (versions.size() > 1) {
      throw new ProblemException(
          Problems.invalid(
              "stream",
              "missing",
              "one of "
                  + versions.stream()
                      .map(version -> version.stream().value())
                      .collect(Collectors.joining(", "))));
    }
    return versions.get(0);
  }

  /** As the interface tells them. */
  List<ModelJson> json(List<ModelVersion> versions) {
    var aliases = new HashMap<StreamName, Map<String, Sha256>>();
    var tags = new HashMap<StreamName, Map<Sha256, Set<String>>>();
    return versions.stream()
        .map(
            version ->
                ModelJson.of(
                    version,
                    names(version, aliases.computeIfAbsent(version.stream(), remarks::aliases)),
                    tags.computeIfAbsent(version.stream(), remarks::tags)
                        .getOrDefault(version.sha256(), Set.of())))
        .toList();
  }

  ModelJson json(ModelVersion version) {
    return json(List.of(version)).get(0);
  }

  private static List<String> names(ModelVersion version, Map<String, Sha256> aliases) {
    return aliases.entrySet().stream()
        .filter(alias -> alias.getValue().equals(version.sha256()))
        .map(Map.Entry::getKey)
        .toList();
  }
}
