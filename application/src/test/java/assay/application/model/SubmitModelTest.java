package assay.application.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import assay.application.model.FraudModels.Loaded;
import assay.application.scoring.Cards;
import assay.application.scoring.FraudModel;
import assay.application.scoring.Serving;
import assay.application.scoring.ServingStreams;
import assay.application.stream.DefinitionFormat;
import assay.application.stream.DefinitionFormat.Parsed;
import assay.application.stream.DefinitionFormat.Problem;
import assay.application.stream.InMemoryCostChanges;
import assay.application.stream.InMemoryDefinitionRegistry;
import assay.domain.cost.Bands;
import assay.domain.event.Sha256;
import assay.domain.event.StreamName;
import assay.domain.model.Stage;
import assay.domain.stream.StreamDefinition;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SubmitModelTest {
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

  private final ServingStreams streams = new ServingStreams();
  private final InMemoryModelRegistry models = new InMemoryModelRegistry();
  private final InMemoryDefinitionRegistry definitions = new InMemoryDefinitionRegistry();

  /** What happens while the next document loads. */
  private Runnable loading = () -> {};

  /** Documents that begin with "bad" are refused; definitions are the words costs and bands. */
  private final FraudModels loader =
      (pmml, definition) -> {
        String text = new String(pmml, StandardCharsets.UTF_8);
        var once = loading;
        loading = () -> {};
        once.run();
        return text.startsWith("bad")
            ? new Loaded.Refused("It is bad.")
            : new Loaded.Ready(Cards.model(text));
      };

  private final DefinitionFormat format =
      (stream, document) -> {
        String text = new String(document, StandardCharsets.UTF_8);
        return text.startsWith("bad")
            ? new Parsed.Refused(List.of(new Problem("/title", "is bad")))
            : new Parsed.Read(definition(text), List.of());
      };

  private final SubmitModel submit =
      new SubmitModel(streams, loader, models, Gates.open(NOON), NOON);

  private static StreamDefinition definition(String text) {
    var cards = Cards.definition(Optional.empty());
    return !text.startsWith("bands")
        ? cards
        : new StreamDefinition(
            cards.name(),
            cards.title(),
            cards.id(),
            cards.time(),
            cards.amount(),
            cards.currency(),
            cards.subjects(),
            cards.label(),
            cards.features(),
            new Bands(0.3, 0.6, false),
            cards.population(),
            cards.masked(),
            cards.retention(),
            cards.review(),
            cards.modelOutput());
  }

  private final InMemoryCostChanges changes = new InMemoryCostChanges();

  private SubmitDefinition.Outcome define(String document) {
    return new SubmitDefinition(streams, format, definitions, models, loader, changes, NOON)
        .submit(Cards.NAME, document.getBytes(StandardCharsets.UTF_8));
  }

  private Stage submit(String pmml) {
    return submit
        .submit(Cards.NAME, pmml.getBytes(StandardCharsets.UTF_8), "champion.pmml", "folder")
        .version()
        .stage();
  }

  private Optional<Sha256> serving() {
    return streams.find(Cards.NAME).flatMap(Serving::model).map(FraudModel::sha256);
  }

  private static Sha256 sha256(String pmml) {
    return Sha256.of(pmml.getBytes(StandardCharsets.UTF_8));
  }

  @BeforeEach
  void definesCards() {
    define("costs 1");
  }

  @Test
  void swapsAGoodModelIn() {
    assertThat(submit("first")).isEqualTo(Stage.CHAMPION);
    assertThat(submit("second")).isEqualTo(Stage.CHAMPION);

    assertThat(serving()).contains(sha256("second"));
    assertThat(models.find(Cards.NAME, sha256("first")).orElseThrow().stage())
        .isEqualTo(Stage.RETIRED);
  }

  @Test
  void keepsTheOldModelWhereTheNewOneIsBad() {
    submit("first");

    assertThat(submit("bad")).isEqualTo(Stage.REJECTED);
    assertThat(serving()).contains(sha256("first"));
    assertThat(models.find(Cards.NAME, sha256("bad")).orElseThrow().reason())
        .isEqualTo("It is bad.");
  }

  @Test
  void knowsNoModelWithoutAStream() {
    assertThatExceptionOfType(NoSuchElementException.class)
        .isThrownBy(() -> submit.submit(new StreamName("other"), new byte[0], "x.pmml", "folder"));
  }

  @Test
  void aNewDefinitionKeepsTheModelThatFits() {
    submit("first");
    define("costs 2");

    assertThat(serving()).contains(sha256("first"));
    assertThat(streams.find(Cards.NAME).orElseThrow().definitionSha256())
        .isEqualTo(sha256("costs 2"));
  }

  @Test
  void theCostsGetANewVersionOnlyWhereTheyChanged() {
    assertThat(streams.find(Cards.NAME).orElseThrow().costsVersion()).isEqualTo(1);
    define("costs 2");
    assertThat(streams.find(Cards.NAME).orElseThrow().costsVersion()).isEqualTo(1);
    define("bands");
    assertThat(streams.find(Cards.NAME).orElseThrow().costsVersion()).isEqualTo(2);
  }

  @Test
  void refusesABadDefinitionAndGoesOn() {
    submit("first");

    assertThat(define("bad")).isInstanceOf(SubmitDefinition.Outcome.Refused.class);
    assertThat(streams.find(Cards.NAME).orElseThrow().definitionSha256())
        .isEqualTo(sha256("costs 1"));
  }

  @Test
  void anotherNodeTakesOverWhatTheDatabaseSays() {
    submit("first");
    var otherNode = new ServingStreams();
    var refresh = new RefreshServing(otherNode, definitions, format, models, loader);

    assertThat(refresh.refresh()).isEmpty();
    assertThat(otherNode.find(Cards.NAME).flatMap(Serving::model).map(FraudModel::sha256))
        .contains(sha256("first"));

    submit("second");
    refresh.refresh();
    assertThat(otherNode.find(Cards.NAME).flatMap(Serving::model).map(FraudModel::sha256))
        .contains(sha256("second"));
  }

  @Test
  void aRefreshTellsWhatDoesNotLoad() {
    submit("first");
    var refresh =
        new RefreshServing(
            new ServingStreams(),
            definitions,
            format,
            models,
            (pmml, definition) -> new Loaded.Refused("no memory"));

    assertThat(refresh.refresh()).singleElement().asString().contains("no memory");
  }

  @Test
  void pastVersionsAreLoadedAgain() {
    submit("first");
    submit("second");
    var past = new StoredServings(models, loader, definitions, format);

    assertThat(past.load(Cards.NAME, sha256("costs 1"), 1, sha256("first")))
        .flatMap(Serving::model)
        .map(FraudModel::sha256)
        .contains(sha256("first"));
    assertThat(past.load(Cards.NAME, sha256("never"), 1, sha256("first"))).isEmpty();
  }

  @Test
  void aFileReplacesCostsOfTheConsoleAndSaysSo() {
    var saved =
        (SubmitDefinition.Outcome.Accepted)
            new SubmitDefinition(streams, format, definitions, models, loader, changes, NOON)
                .submit(
                    Cards.NAME,
                    "bands by ann".getBytes(StandardCharsets.UTF_8),
                    new SubmitDefinition.Author("ann", "dearer reviews"));
    assertThat(saved.warnings()).isEmpty();
    assertThat(saved.current().costsVersion()).isEqualTo(2);

    var file = (SubmitDefinition.Outcome.Accepted) define("costs 2");

    assertThat(file.warnings())
        .singleElement()
        .asString()
        .contains("replace version 2", "ann", "dearer reviews");
    assertThat(changes.list(Cards.NAME))
        .extracting(change -> change.costsVersion() + " " + change.by())
        .containsExactlyInAnyOrder("3 folder", "2 ann");
    assertThat(definitions.documentOfCosts(Cards.NAME, 2))
        .hasValue("bands by ann".getBytes(StandardCharsets.UTF_8));
    assertThat(((SubmitDefinition.Outcome.Accepted) define("costs 3")).warnings()).isEmpty();
  }

  @Test
  void twoNodesPromoteOneFileOnce() {
    submit("first");
    var otherNode = new ServingStreams();
    new RefreshServing(otherNode, definitions, format, models, loader).refresh();
    var other = new SubmitModel(otherNode, loader, models, Gates.open(NOON), NOON);
    byte[] second = "second".getBytes(StandardCharsets.UTF_8);
    loading = () -> other.submit(Cards.NAME, second, "champion.pmml", "folder");

    assertThat(submit("second")).isEqualTo(Stage.CHAMPION);

    assertThat(models.history(Cards.NAME, sha256("second")))
        .extracting(change -> change.version().stage())
        .containsExactly(Stage.CHAMPION, Stage.CANDIDATE);
    assertThat(models.champions(Cards.NAME).watcher()).contains(sha256("first"));
    assertThat(serving()).contains(sha256("second"));
  }

  @Test
  void whatIsRejectedWhileItLoadsStaysRejected() {
    submit("first");
    submit.submit(
        Cards.NAME,
        "second".getBytes(StandardCharsets.UTF_8),
        "second.pmml",
        "alice",
        SubmitModel.Purpose.PROPOSE);
    loading =
        () ->
            models.change(
                Cards.NAME,
                sha256("second"),
                version -> version.become(Stage.REJECTED, "wrong data", NOON.instant()),
                "bob");

    var submission =
        submit.submit(
            Cards.NAME, "second".getBytes(StandardCharsets.UTF_8), "champion.pmml", "folder");

    assertThat(submission.version().stage()).isEqualTo(Stage.REJECTED);
    assertThat(submission.refusal().orElseThrow()).contains("meanwhile", "wrong data");
    assertThat(serving()).contains(sha256("first"));
    assertThat(submit("second")).isEqualTo(Stage.CHAMPION); // submitted again on purpose
  }

  @Test
  void aSlowDefinitionHoldsUpNobody() {
    submit("first");
    loading =
        () ->
            assertThat(
                    CompletableFuture.supplyAsync(() -> streams.exclusively(() -> "its turn"))
                        .orTimeout(20, TimeUnit.SECONDS)
                        .join())
                .isEqualTo("its turn");
    define("costs 2");
    assertThat(serving()).contains(sha256("first"));
  }
}
