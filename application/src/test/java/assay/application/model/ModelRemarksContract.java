package assay.application.model;

import static org.assertj.core.api.Assertions.assertThat;

import assay.application.model.ModelRemarks.Note;
import assay.application.scoring.DecisionSamples;
import assay.domain.event.Sha256;
import assay.domain.event.StreamName;
import assay.domain.model.ModelVersion;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every keeper of remarks about models keeps to. */
public interface ModelRemarksContract {
  Instant NOON = Instant.parse("2026-11-22T12:00:00.000001Z");

  ModelRemarks remarks();

  /** Where the versions are that remarks are about. */
  ModelRegistry registry();

  private Sha256 stored(StreamName stream, String text) {
    byte[] pmml = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    var sha256 = Sha256.of(pmml);
    registry()
        .save(
            ModelVersion.candidate(stream, sha256, "x.pmml", pmml.length, "folder", NOON),
            pmml,
            "folder");
    return sha256;
  }

  @Test
  default void keepsNotesInTheirOrder() {
    var stream = DecisionSamples.freshStream();
    var sha256 = stored(stream, "1");
    var first = new Note("Trained on June.", "alice", NOON);
    var second = new Note("July is missing: añadir.", "bob", NOON.plusSeconds(1));

    remarks().note(stream, sha256, first);
    remarks().note(stream, sha256, second);

    assertThat(remarks().notes(stream, sha256)).containsExactly(first, second);
    assertThat(remarks().notes(stream, stored(stream, "2"))).isEmpty();
  }

  @Test
  default void replacesTagsAsAWhole() {
    var stream = DecisionSamples.freshStream();
    var sha256 = stored(stream, "1");

    remarks().tag(stream, sha256, Set.of("june", "xgboost"));
    remarks().tag(stream, sha256, Set.of("july", "xgboost"));

    assertThat(remarks().tags(stream).get(sha256)).containsExactly("july", "xgboost");
    remarks().tag(stream, sha256, Set.of());
    assertThat(remarks().tags(stream)).doesNotContainKey(sha256);
  }

  @Test
  default void anAliasNamesOneVersionAtATime() {
    var stream = DecisionSamples.freshStream();
    var first = stored(stream, "1");
    var second = stored(stream, "2");

    remarks().alias(stream, "summer", Optional.of(first));
    remarks().alias(stream, "summer", Optional.of(second));

    assertThat(remarks().aliases(stream)).containsExactly(java.util.Map.entry("summer", second));
    remarks().alias(stream, "summer", Optional.empty());
    assertThat(remarks().aliases(stream)).isEmpty();
  }
}
