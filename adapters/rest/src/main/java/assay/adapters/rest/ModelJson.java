package assay.adapters.rest;

import assay.adapters.rest.StreamResource.FeatureJson;
import assay.application.model.ModelDifferences;
import assay.application.model.ModelDifferences.Pair;
import assay.application.model.ModelRegistry.Change;
import assay.application.model.ModelRemarks.Note;
import assay.domain.model.ModelVersion;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One version in one stream. */
@Schema(name = "Model")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ModelJson(
    String stream,
    String sha256,
    @Schema(enumeration = {"candidate", "champion", "challenger", "retired", "rejected"})
        String stage,
    String source,
    @Schema(description = "Why it is in its stage.") String reason,
    @Schema(description = "Bytes.") long size,
    String submittedBy,
    Instant submittedAt,
    Instant stageSince,
    @Schema(description = "Other names of this version.") List<String> aliases,
    List<String> tags,
    @Schema(description = "What it reads.") @Nullable List<FeatureJson> inputs,
    @Schema(description = "What the document tells of its origin, such as training-data.")
        @Nullable Map<String, String> lineage,
    @Schema(description = "What people wrote about it.") @Nullable List<NoteJson> notes,
    @Schema(description = "Its stages, the latest first.") @Nullable List<ChangeJson> history) {

  static ModelJson of(ModelVersion version, List<String> aliases, Collection<String> tags) {
    return new ModelJson(
        version.stream().value(),
        version.sha256().hex(),
        Texts.lower(version.stage()),
        version.source(),
        version.reason(),
        version.size(),
        version.submittedBy(),
        version.submittedAt(),
        version.stageSince(),
        aliases,
        List.copyOf(tags),
        null,
        null,
        null,
        null);
  }

  ModelJson reading(List<FeatureJson> read) {
    return new ModelJson(
        stream,
        sha256,
        stage,
        source,
        reason,
        size,
        submittedBy,
        submittedAt,
        stageSince,
        aliases,
        tags,
        read,
        lineage,
        notes,
        history);
  }

  ModelJson telling(Map<String, String> origin, List<Note> written, List<Change> changes) {
    return new ModelJson(
        stream,
        sha256,
        stage,
        source,
        reason,
        size,
        submittedBy,
        submittedAt,
        stageSince,
        aliases,
        tags,
        inputs,
        origin,
        written.stream().map(note -> new NoteJson(note.text(), note.by(), note.at())).toList(),
        changes.stream().map(ChangeJson::of).toList());
  }

  /** Something that somebody wrote. */
  @Schema(name = "ModelNote")
  public record NoteJson(String text, String by, Instant at) {}

  /** One change of stage. */
  @Schema(name = "StageChange")
  public record ChangeJson(String stage, String reason, String by, Instant at) {
    static ChangeJson of(Change change) {
      var version = change.version();
      return new ChangeJson(
          Texts.lower(version.stage()), version.reason(), change.by(), change.at());
    }
  }

  /** Two versions side by side. */
  @Schema(name = "ModelComparison")
  public record ComparisonJson(
      ModelJson left,
      ModelJson right,
      @Schema(description = "Names and types of what either reads.") List<PairJson> inputs,
      List<PairJson> importance,
      List<PairJson> metrics,
      @Schema(description = "Where the documents tell different origins.")
          List<PairJson> provenance) {
    static ComparisonJson of(ModelJson left, ModelJson right, ModelDifferences differences) {
      return new ComparisonJson(
          left,
          right,
          pairs(differences.inputs(), Texts::lower),
          pairs(differences.importance(), value -> value),
          pairs(differences.metrics(), value -> value),
          pairs(differences.provenance(), value -> value));
    }

    private static <T> List<PairJson> pairs(List<Pair<T>> pairs, Function<T, Object> as) {
      return pairs.stream()
          .map(
              pair ->
                  new PairJson(
                      pair.name(),
                      pair.left().map(as).orElse(null),
                      pair.right().map(as).orElse(null)))
          .toList();
    }
  }

  /** The same thing of both versions; left out where a document does not tell it. */
  @Schema(name = "ComparedValue")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record PairJson(String name, @Nullable Object left, @Nullable Object right) {}
}
