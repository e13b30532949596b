package assay.application.notification;

import static org.assertj.core.api.Assertions.assertThat;

import assay.application.notification.Webhooks.Delivery;
import assay.application.notification.Webhooks.Message;
import assay.application.notification.Webhooks.Webhook;
import assay.application.scoring.DecisionSamples;
import assay.domain.event.StreamName;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What every keeper of webhooks keeps to. */
public interface WebhooksContract {
  Instant NOON = Instant.parse("2026-11-22T12:00:00.000001Z");
  AtomicLong NEXT = new AtomicLong(System.nanoTime());

  Webhooks webhooks();

  /** Makes a candidate of a stream, at a time. */
  void change(StreamName stream, Instant at);

  private Webhook added() {
    var webhook =
        new Webhook(
            new UUID(0x0198_0000_0000_7000L, NEXT.incrementAndGet()),
            URI.create("https://example.com/hook"),
            "secret",
            "alice",
            NOON,
            Optional.empty(),
            Optional.empty());
    webhooks().add(webhook);
    return webhook;
  }

  /** What is due for one webhook; other tests leave messages too. */
  private List<Message> claim(Webhook webhook, Instant now) {
    return webhooks().claim(now, now.plusSeconds(60), 1000).stream()
        .filter(message -> message.webhook().id().equals(webhook.id()))
        .toList();
  }

  @Test
  default void writesAMessageForEachChange() {
    var webhook = added();
    var stream = DecisionSamples.freshStream();
    change(stream, NOON);

    var message = claim(webhook, NOON).get(0);

    assertThat(message.webhook()).isEqualTo(webhook);
    assertThat(message.attempts()).isZero();
    assertThat(message.change().orElseThrow().stream()).isEqualTo(stream.value());
    assertThat(message.change().orElseThrow().stage()).isEqualTo("candidate");
    assertThat(message.change().orElseThrow().by()).isEqualTo("alice");
    assertThat(webhooks().list()).contains(webhook);
    webhooks().end(webhook.id(), "alice", NOON);
  }

  @Test
  default void handsAMessageOutOnceUntilItsClaimRunsOut() {
    var webhook = added();
    change(DecisionSamples.freshStream(), NOON);

    assertThat(claim(webhook, NOON)).hasSize(1);
    assertThat(claim(webhook, NOON.plusSeconds(30))).isEmpty();
    assertThat(claim(webhook, NOON.plusSeconds(90))).hasSize(1);
    webhooks().end(webhook.id(), "alice", NOON);
  }

  @Test
  default void triesAgainUntilItIsDeliveredOrGivenUp() {
    var webhook = added();
    change(DecisionSamples.freshStream(), NOON);
    change(DecisionSamples.freshStream(), NOON);
    var both = claim(webhook, NOON);

    webhooks().failed(both.get(0).id(), "answered 503", Optional.of(NOON.plusSeconds(10)));
    webhooks().failed(both.get(1).id(), "answered 410", Optional.empty());
    var again = claim(webhook, NOON.plusSeconds(11));
    assertThat(again).singleElement().extracting(Message::attempts).isEqualTo(1);
    assertThat(again.get(0).id()).isEqualTo(both.get(0).id());
    webhooks().delivered(again.get(0).id(), NOON.plusSeconds(12));

    assertThat(webhooks().deliveries(webhook.id(), 10))
        .extracting(Delivery::state, Delivery::attempts, Delivery::problem)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("given-up", 1, "answered 410"),
            org.assertj.core.groups.Tuple.tuple("delivered", 2, ""));
    assertThat(claim(webhook, NOON.plusSeconds(10_000))).isEmpty();
    webhooks().end(webhook.id(), "alice", NOON);
  }

  @Test
  default void tellsNothingToAWebhookThatWasEnded() {
    var webhook = added();
    change(DecisionSamples.freshStream(), NOON);

    assertThat(webhooks().end(webhook.id(), "alice", NOON)).isTrue();
    assertThat(webhooks().end(webhook.id(), "alice", NOON)).isFalse();
    change(DecisionSamples.freshStream(), NOON);

    assertThat(claim(webhook, NOON.plusSeconds(1))).isEmpty();
  }

  @Test
  default void keepsWhatThereIsToTellWhileAWebhookRests() {
    var webhook = added();
    assertThat(webhooks().pause(webhook.id(), "bob", NOON)).isTrue();
    assertThat(webhooks().pause(webhook.id(), "bob", NOON)).isFalse();
    change(DecisionSamples.freshStream(), NOON);

    assertThat(claim(webhook, NOON.plusSeconds(1))).isEmpty();
    assertThat(webhooks().test(webhook.id(), new UUID(7, NEXT.incrementAndGet()), NOON)).isFalse();
    assertThat(found(webhook).pausedAt()).contains(NOON);
    assertThat(webhooks().resume(webhook.id(), "bob", NOON.plusSeconds(2))).isTrue();
    assertThat(webhooks().resume(webhook.id(), "bob", NOON.plusSeconds(2))).isFalse();

    assertThat(claim(webhook, NOON.plusSeconds(3))).hasSize(1);
    assertThat(found(webhook).pausedAt()).isEmpty();
    webhooks().end(webhook.id(), "alice", NOON);
    assertThat(webhooks().pause(webhook.id(), "bob", NOON)).isFalse();
  }

  private Webhook found(Webhook webhook) {
    return webhooks().list().stream()
        .filter(known -> known.id().equals(webhook.id()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  default void sendsATestThatTellsOfNoChange() {
    var webhook = added();
    var id = new UUID(7, NEXT.incrementAndGet());

    assertThat(webhooks().test(webhook.id(), id, NOON)).isTrue();
    assertThat(webhooks().test(new UUID(7, 7), new UUID(7, 8), NOON)).isFalse();

    var message = claim(webhook, NOON).get(0);
    assertThat(message.id()).isEqualTo(id);
    assertThat(message.change()).isEmpty();
    assertThat(message.at()).isEqualTo(NOON);
    assertThat(webhooks().deliveries(webhook.id(), 10))
        .singleElement()
        .satisfies(delivery -> assertThat(delivery.change()).isEmpty());
    webhooks().end(webhook.id(), "alice", NOON);
  }

  @Test
  default void triesAgainWhatWasGivenUpAndNothingThatWasDelivered() {
    var webhook = added();
    change(DecisionSamples.freshStream(), NOON);
    var message = claim(webhook, NOON).get(0);
    webhooks().failed(message.id(), "answered 410", Optional.empty());

    assertThat(webhooks().retry(new UUID(7, 7), message.id(), NOON)).isFalse();
    assertThat(webhooks().retry(webhook.id(), message.id(), NOON.plusSeconds(5))).isTrue();
    var again = claim(webhook, NOON.plusSeconds(5));
    assertThat(again).singleElement().extracting(Message::attempts).isEqualTo(0);
    webhooks().delivered(message.id(), NOON.plusSeconds(6));

    assertThat(webhooks().retry(webhook.id(), message.id(), NOON.plusSeconds(7))).isFalse();
    assertThat(claim(webhook, NOON.plusSeconds(8))).isEmpty();
    webhooks().end(webhook.id(), "alice", NOON);
  }
}
