package assay.adapters.folder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import assay.application.model.FraudModels;
import assay.application.model.FraudModels.Loaded;
import assay.application.model.Gates;
import assay.application.model.InMemoryModelRegistry;
import assay.application.model.Inbox;
import assay.application.model.SubmitDefinition;
import assay.application.model.SubmitModel;
import assay.application.scoring.Cards;
import assay.application.scoring.FraudModel;
import assay.application.scoring.Serving;
import assay.application.scoring.ServingStreams;
import assay.application.stream.DefinitionFormat;
import assay.application.stream.DefinitionFormat.Parsed;
import assay.application.stream.DefinitionFormat.Problem;
import assay.application.stream.InMemoryCostChanges;
import assay.application.stream.InMemoryDefinitionRegistry;
import assay.domain.event.Sha256;
import assay.domain.model.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsFolderTest {
  @TempDir private Path folder;

  private final Hands hands = new Hands();
  private final ServingStreams streams = new ServingStreams();
  private final InMemoryModelRegistry models = new InMemoryModelRegistry();
  private final InMemoryDefinitionRegistry definitions = new InMemoryDefinitionRegistry();
  private final Map<String, Sha256> seen = new HashMap<>();
  private final Inbox inbox =
      new Inbox() {
        @Override
        public Optional<Sha256> lastSeen(String path) {
          return Optional.ofNullable(seen.get(path));
        }

        @Override
        public void seen(String path, Sha256 sha256) {
          seen.put(path, sha256);
        }
      };

  /**
   * Refuses documents that say bad, and those that need a definition of version 2 under another.
   */
  private final FraudModels loader =
      (pmml, definition) -> {
        String text = new String(pmml, UTF_8);
        boolean bad =
            text.contains("bad")
                || (text.contains("needs 2") && !definition().contains("\"version\": 2"));
        return bad ? new Loaded.Refused("It is bad.") : new Loaded.Ready(Cards.model(text));
      };

  private final DefinitionFormat format =
      (stream, document) ->
          new String(document, UTF_8).contains("bad")
              ? new Parsed.Refused(List.of(new Problem("/title", "is bad")))
              : new Parsed.Read(Cards.definition(Optional.empty()), List.of());

  private ModelsFolder watched;

  @BeforeEach
  void servesCards() throws IOException {
    Files.createDirectories(folder.resolve("cards"));
    write("stream.json", "{\"version\": 1}");
    write("champion.pmml", "<PMML>first</PMML>");
    restart();
    settle();
  }

  private void restart() {
    watched =
        new ModelsFolder(
            folder,
            new SubmitDefinition(
                streams, format, definitions, models, loader, new InMemoryCostChanges(), hands),
            new SubmitModel(streams, loader, models, Gates.open(hands), hands),
            models,
            streams,
            inbox,
            hands);
  }

  private String definition() {
    try {
      return Files.readString(folder.resolve("cards/stream.json"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve("cards").resolve(name), text);
  }

  /** Scans as the server does, for two seconds. */
  private void settle() {
    for (int i = 0; i < 8; i++) {
      watched.scan();
      hands.move(Duration.ofMillis(250));
    }
  }

  private Optional<Sha256> serving() {
    return streams.find(Cards.NAME).flatMap(Serving::model).map(FraudModel::sha256);
  }

  private static Sha256 sha256(String text) {
    return Sha256.of(text.getBytes(UTF_8));
  }

  private Stage stage(String pmml) {
    return models.find(Cards.NAME, sha256(pmml)).orElseThrow().stage();
  }

  @Test
  void takesDefinitionAndModelOfANewFolder() {
    assertThat(serving()).contains(sha256("<PMML>first</PMML>"));
  }

  @Test
  void takesARewrittenModelWithinTwoSeconds() throws IOException {
    write("champion.pmml", "<PMML>second</PMML>");
    settle();

    assertThat(serving()).contains(sha256("<PMML>second</PMML>"));
    assertThat(stage("<PMML>first</PMML>")).isEqualTo(Stage.RETIRED);
  }

  @Test
  void takesAModelThatIsMovedIn() throws IOException {
    Path elsewhere = Files.writeString(folder.resolve("new.pmml"), "<PMML>moved</PMML>");
    Files.move(
        elsewhere, folder.resolve("cards/champion.pmml"), StandardCopyOption.REPLACE_EXISTING);
    settle();

    assertThat(serving()).contains(sha256("<PMML>moved</PMML>"));
  }

  @Test
  void takesAModelUnderAnotherNameAndLetsChallengersScoreInTheShadow() throws IOException {
    write("challenger-1.pmml", "<PMML>challenger</PMML>");
    write("tuned.pmml", "<PMML>tuned</PMML>");
    settle();

    assertThat(serving()).contains(sha256("<PMML>tuned</PMML>"));
    assertThat(stage("<PMML>challenger</PMML>")).isEqualTo(Stage.CHALLENGER);
  }

  @Test
  void neverReadsAFileHalfWay() throws IOException {
    Path file = write("champion.pmml", "<PMML>a slow");
    settle();
    assertThat(serving()).contains(sha256("<PMML>first</PMML>"));
    assertThat(models.list(Cards.NAME)).hasSize(1);

    Files.writeString(file, " copy</PMML>", StandardOpenOption.APPEND);
    settle();
    assertThat(serving()).contains(sha256("<PMML>a slow copy</PMML>"));
  }

  @Test
  void refusesAFileThatNeverEnds() throws IOException {
    var part =
        "<PMML>bad: longer than the first, cut off"; // a file's time may be as coarse as 10 ms
    write("champion.pmml", part);
    for (int i = 0; i < 6; i++) {
      settle();
    }

    assertThat(stage(part)).isEqualTo(Stage.REJECTED);
    assertThat(serving()).contains(sha256("<PMML>first</PMML>"));
  }

  @Test
  void keepsTheOldModelWhereTheNewOneIsRefused() throws IOException {
    write("champion.pmml", "<PMML>bad</PMML>");
    settle();

    assertThat(stage("<PMML>bad</PMML>")).isEqualTo(Stage.REJECTED);
    assertThat(serving()).contains(sha256("<PMML>first</PMML>"));
  }

  @Test
  void aRestartBringsNothingBackToLife() throws IOException {
    write("other.pmml", "<PMML>other</PMML>");
    settle();
    write("champion.pmml", "<PMML>second</PMML>");
    settle();

    restart();
    settle();

    assertThat(serving()).contains(sha256("<PMML>second</PMML>"));
    assertThat(stage("<PMML>other</PMML>")).isEqualTo(Stage.RETIRED);
  }

  @Test
  void takesAnOldModelThatIsPutThereOnPurpose() throws IOException {
    write("champion.pmml", "<PMML>second</PMML>");
    settle();
    write("champion.pmml", "<PMML>first</PMML>");
    settle();

    assertThat(serving()).contains(sha256("<PMML>first</PMML>"));
  }

  @Test
  void givesARefusedModelAnotherChanceUnderANewDefinition() throws IOException {
    write("champion.pmml", "<PMML>needs 2</PMML>");
    settle();
    assertThat(stage("<PMML>needs 2</PMML>")).isEqualTo(Stage.REJECTED);

    write("stream.json", "{\"version\": 2}");
    settle();
    assertThat(serving()).contains(sha256("<PMML>needs 2</PMML>"));
  }

  @Test
  void leavesAModelThatAPersonRejectedAlone() throws IOException {
    write("champion.pmml", "<PMML>needs 2</PMML>");
    settle();
    var sha256 = sha256("<PMML>needs 2</PMML>");
    models.change(
        Cards.NAME, sha256, version -> version.become(Stage.CANDIDATE, "try", hands.now), "alice");
    models.change(
        Cards.NAME, sha256, version -> version.become(Stage.REJECTED, "no", hands.now), "alice");

    write("stream.json", "{\"version\": 2}");
    settle();
    assertThat(stage("<PMML>needs 2</PMML>")).isEqualTo(Stage.REJECTED);
    assertThat(serving()).contains(sha256("<PMML>first</PMML>"));
  }

  @Test
  void refusesABadDefinitionAndGoesOn() throws IOException {
    write("stream.json", "{\"version\": \"bad\"}");
    settle();

    assertThat(streams.find(Cards.NAME).orElseThrow().definitionSha256())
        .isEqualTo(sha256("{\"version\": 1}"));
  }

  @Test
  void leavesOtherFilesAndFoldersAlone() throws IOException {
    Files.createDirectories(folder.resolve("Not A Stream"));
    Files.writeString(folder.resolve("Not A Stream/stream.json"), "{}");
    Files.createDirectories(folder.resolve("cards/alternatives"));
    write("alternatives/x.pmml", "<PMML>x</PMML>");
    write(".hidden.pmml", "<PMML>hidden</PMML>");
    settle();

    assertThat(streams.list()).hasSize(1);
    assertThat(models.list(Cards.NAME)).hasSize(1);
  }

  @Test
  void waitsForAFolderThatIsAway() throws IOException {
    var nowhere =
        new ModelsFolder(
            folder.resolve("nowhere"),
            new SubmitDefinition(
                streams, format, definitions, models, loader, new InMemoryCostChanges(), hands),
            new SubmitModel(streams, loader, models, Gates.open(hands), hands),
            models,
            streams,
            inbox,
            hands);

    nowhere.scan();

    assertThat(serving()).isPresent();
  }

  /** A clock whose hands the test moves. */
  private static final class Hands extends Clock {
    private Instant now = Instant.parse("2026-11-22T12:00:00Z");

    void move(Duration by) {
      now = now.plus(by);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
