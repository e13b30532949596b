package assay.application.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import assay.application.access.ApiKeys.ApiKey;
import assay.application.access.InMemoryApiKeys;
import assay.application.access.People;
import assay.application.access.Role;
import assay.application.model.FraudModels.Loaded;
import assay.application.model.SubmitModel.Purpose;
import assay.application.scoring.Cards;
import assay.application.scoring.FraudModel;
import assay.application.scoring.Serving;
import assay.application.scoring.ServingStreams;
import assay.domain.event.Sha256;
import assay.domain.event.StreamName;
import assay.domain.model.ActivationRule;
import assay.domain.model.ModelVersion.NotAllowed;
import assay.domain.model.Stage;
import assay.domain.promotion.PromotionLimits;
import assay.domain.stream.StreamDefinition;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ManageModelsTest {
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

  private final ServingStreams streams = new ServingStreams();
  private final InMemoryModelRegistry registry = new InMemoryModelRegistry();
  private final InMemoryApiKeys keys = new InMemoryApiKeys();

  /** What happens while the document "slow" loads. */
  private Runnable loading = () -> {};

  /** Documents that begin with "bad" are refused, and all once the stream changed. */
  private final FraudModels loader =
      (pmml, definition) -> {
        String text = new String(pmml, StandardCharsets.UTF_8);
        if (text.equals("slow")) {
          loading.run();
        }
        return text.startsWith("bad") || definition.title().equals("Changed")
            ? new Loaded.Refused("It is bad.")
            : new Loaded.Ready(Cards.model(text));
      };

  private final SubmitModel submit =
      new SubmitModel(streams, loader, registry, Gates.open(NOON), NOON);
  private final ManageModels manage =
      new ManageModels(streams, loader, registry, Gates.open(NOON), new People(keys), NOON);

  private static StreamDefinition definition(ActivationRule activation, String title) {
    var cards = Cards.definition(Optional.empty());
    return new StreamDefinition(
        cards.name(),
        title,
        cards.id(),
        cards.time(),
        cards.amount(),
        cards.currency(),
        cards.subjects(),
        cards.label(),
        cards.features(),
        cards.policy(),
        cards.population(),
        cards.masked(),
        cards.retention(),
        cards.review(),
        cards.modelOutput(),
        activation,
        PromotionLimits.NONE);
  }

  private void define(ActivationRule activation, String title) {
    var model = streams.find(Cards.NAME).flatMap(Serving::model);
    streams.swap(
        new Serving(
            definition(activation, title),
            Sha256.of(title.getBytes(StandardCharsets.UTF_8)),
            1,
            model));
  }

  @BeforeEach
  void servesCards() {
    define(ActivationRule.AUTOMATIC, "Cards");
    submit("first", Purpose.DECIDE);
  }

  private Sha256 submit(String pmml, Purpose purpose) {
    return submit(pmml, purpose, "alice");
  }

  private Sha256 submit(String pmml, Purpose purpose, String by) {
    return submit
        .submit(Cards.NAME, pmml.getBytes(StandardCharsets.UTF_8), pmml + ".pmml", by, purpose)
        .version()
        .sha256();
  }

  private Stage stage(Sha256 sha256) {
    return registry.find(Cards.NAME, sha256).orElseThrow().stage();
  }

  private Sha256 serving() {
    return streams.find(Cards.NAME).flatMap(Serving::model).map(FraudModel::sha256).orElseThrow();
  }

  @Test
  void aProposalWaitsUntilItIsActivated() {
    var first = serving();
    var second = submit("second", Purpose.PROPOSE);
    assertThat(stage(second)).isEqualTo(Stage.CANDIDATE);
    assertThat(serving()).isEqualTo(first);

    manage.activate(Cards.NAME, second, "", "alice");

    assertThat(serving()).isEqualTo(second);
    assertThat(stage(first)).isEqualTo(Stage.RETIRED);
  }

  @Test
  void aKeyOfThePersonWhoSubmittedItIsNoSecondPerson() {
    define(ActivationRule.APPROVAL, "Cards");
    keys.save(
        new ApiKey(
            new UUID(1, 1),
            "deploy",
            "alice",
            Role.ADMIN,
            Sha256.of(new byte[] {1}),
            "assay_ab",
            NOON.instant(),
            Optional.empty()));
    var second = submit("second", Purpose.DECIDE);

    assertThatExceptionOfType(NotAllowed.class)
        .isThrownBy(() -> manage.activate(Cards.NAME, second, "", "deploy"))
        .withMessageContaining("another administrator");
  }

  @Test
  void aSecondPersonApprovesWhereTheStreamSaysSo() {
    define(ActivationRule.APPROVAL, "Cards");
    var second = submit("second", Purpose.DECIDE);
    assertThat(stage(second)).isEqualTo(Stage.CANDIDATE);

    assertThatExceptionOfType(NotAllowed.class)
        .isThrownBy(() -> manage.activate(Cards.NAME, second, "", "alice"))
        .withMessageContaining("another administrator");
    manage.activate(Cards.NAME, second, "looks right", "bob");

    assertThat(serving()).isEqualTo(second);
    assertThat(registry.history(Cards.NAME, second).get(0).by()).isEqualTo("bob");
  }

  @Test
  void rollsBackToTheVersionBefore() {
    var first = serving();
    var second = submit("second", Purpose.DECIDE);
    define(ActivationRule.APPROVAL, "Cards");

    manage.rollBack(Cards.NAME, Optional.empty(), "too many stops", "alice");

    assertThat(serving()).isEqualTo(first);
    assertThat(stage(second)).isEqualTo(Stage.RETIRED);
    assertThatExceptionOfType(NotAllowed.class)
        .isThrownBy(() -> manage.rollBack(Cards.NAME, Optional.empty(), "", "alice"))
        .withMessageContaining("before");
  }

  @Test
  void rollsBackToAnyVersionThatDecided() {
    var first = serving();
    submit("second", Purpose.DECIDE);
    submit("third", Purpose.DECIDE);

    manage.rollBack(Cards.NAME, Optional.of(first), "", "alice");

    assertThat(serving()).isEqualTo(first);
    var candidate = submit("fourth", Purpose.PROPOSE);
    assertThatExceptionOfType(NotAllowed.class)
        .isThrownBy(() -> manage.rollBack(Cards.NAME, Optional.of(candidate), "", "alice"));
  }

  @Test
  void challengersComeAndGo() {
    var challenger = submit("challenger", Purpose.CHALLENGE);
    assertThat(stage(challenger)).isEqualTo(Stage.CHALLENGER);

    manage.retire(Cards.NAME, challenger, "enough seen", "alice");
    assertThat(stage(challenger)).isEqualTo(Stage.RETIRED);
    manage.challenge(Cards.NAME, challenger, "once more", "alice");
    assertThat(stage(challenger)).isEqualTo(Stage.CHALLENGER);
  }

  @Test
  void theChampionCantBeRetiredOrRejected() {
    var champion = serving();

    assertThatExceptionOfType(NotAllowed.class)
        .isThrownBy(() -> manage.retire(Cards.NAME, champion, "", "alice"));
    assertThatExceptionOfType(NotAllowed.class)
        .isThrownBy(() -> manage.reject(Cards.NAME, champion, "", "alice"));
    assertThatExceptionOfType(NotAllowed.class)
        .isThrownBy(() -> manage.activate(Cards.NAME, champion, "", "alice"));
    assertThat(serving()).isEqualTo(champion);
  }

  @Test
  void whatIsRejectedDecidesOnlyAfterItWasSubmittedAgain() {
    var second = submit("second", Purpose.PROPOSE);
    manage.reject(Cards.NAME, second, "wrong data", "bob");
    assertThatExceptionOfType(NotAllowed.class)
        .isThrownBy(() -> manage.activate(Cards.NAME, second, "", "bob"));

    submit("second", Purpose.PROPOSE);

    assertThat(stage(second)).isEqualTo(Stage.CANDIDATE);
  }

  @Test
  void whatDecidedOnceStaysRetiredWhereItFitsNoLonger() {
    var first = serving();
    submit("second", Purpose.DECIDE);
    define(ActivationRule.AUTOMATIC, "Changed");

    var again =
        submit.submit(Cards.NAME, "first".getBytes(StandardCharsets.UTF_8), "first.pmml", "alice");

    assertThat(again.refusal()).contains("It is bad.");
    assertThat(stage(first)).isEqualTo(Stage.RETIRED);
    assertThatExceptionOfType(NotAllowed.class)
        .isThrownBy(() -> manage.rollBack(Cards.NAME, Optional.of(first), "", "alice"))
        .withMessageContaining("does not fit");
  }

  @Test
  void knowsNoOtherStreamsAndVersions() {
    assertThatExceptionOfType(NoSuchElementException.class)
        .isThrownBy(() -> manage.activate(new StreamName("other"), serving(), "", "alice"));
    assertThatExceptionOfType(NoSuchElementException.class)
        .isThrownBy(() -> manage.reject(Cards.NAME, Sha256.of(new byte[] {7}), "", "alice"));
  }

  @Test
  void retiringGoesAroundNoSecondPerson() {
    define(ActivationRule.APPROVAL, "Cards");
    var second = submit("second", Purpose.PROPOSE);
    manage.retire(Cards.NAME, second, "", "alice");

    assertThatExceptionOfType(NotAllowed.class)
        .isThrownBy(() -> manage.activate(Cards.NAME, second, "", "alice"))
        .withMessageContaining("another administrator");
    assertThatExceptionOfType(NotAllowed.class)
        .isThrownBy(() -> manage.rollBack(Cards.NAME, Optional.of(second), "", "alice"))
        .withMessageContaining("never decided");
    manage.activate(Cards.NAME, second, "", "bob");

    assertThat(serving()).isEqualTo(second);
  }

  @Test
  void whoSubmittedItAgainIsNoSecondPerson() {
    define(ActivationRule.APPROVAL, "Cards");
    var second = submit("second", Purpose.PROPOSE, "bob");
    manage.reject(Cards.NAME, second, "wrong data", "carol");
    submit("second", Purpose.PROPOSE, "alice");

    assertThatExceptionOfType(NotAllowed.class)
        .isThrownBy(() -> manage.activate(Cards.NAME, second, "", "alice"))
        .withMessageContaining("another administrator");
    submit("second", Purpose.PROPOSE, "dave");
    assertThatExceptionOfType(NotAllowed.class)
        .isThrownBy(() -> manage.activate(Cards.NAME, second, "", "dave"));
    manage.activate(Cards.NAME, second, "", "bob");

    assertThat(serving()).isEqualTo(second);
  }

  @Test
  void whatDecidedIsNotRejectedOnAWayAround() {
    var first = serving();
    submit("second", Purpose.DECIDE);
    manage.challenge(Cards.NAME, first, "", "alice");

    assertThatExceptionOfType(NotAllowed.class)
        .isThrownBy(() -> manage.reject(Cards.NAME, first, "no", "alice"))
        .withMessageContaining("decided once");
    manage.retire(Cards.NAME, first, "", "alice");
    manage.rollBack(Cards.NAME, Optional.of(first), "", "alice");

    assertThat(serving()).isEqualTo(first);
  }

  @Test
  void whatChangesWhileItLoadsIsLookedAtAgain() {
    var slow = submit("slow", Purpose.PROPOSE);
    loading = () -> manage.reject(Cards.NAME, slow, "wrong data", "bob");

    assertThatExceptionOfType(NotAllowed.class)
        .isThrownBy(() -> manage.activate(Cards.NAME, slow, "", "alice"));

    assertThat(stage(slow)).isEqualTo(Stage.REJECTED);
  }

  @Test
  void rollingBackWaitsForNoOtherModelThatLoads() {
    var first = serving();
    submit("second", Purpose.DECIDE);
    var slow = submit("slow", Purpose.PROPOSE);
    loading =
        () -> {
          loading = () -> {};
          CompletableFuture.runAsync(
                  () -> manage.rollBack(Cards.NAME, Optional.of(first), "", "bob"))
              .orTimeout(20, TimeUnit.SECONDS)
              .join();
          assertThat(serving()).isEqualTo(first);
        };

    manage.activate(Cards.NAME, slow, "", "alice");

    assertThat(serving()).isEqualTo(slow);
  }
}
