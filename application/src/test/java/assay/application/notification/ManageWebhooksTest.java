package assay.application.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import assay.application.TimeOrderedIds;
import assay.application.notification.Webhooks.Delivery;
import assay.application.notification.Webhooks.Message;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ManageWebhooksTest {
  private final Hands clock = new Hands();
  private final InMemoryWebhooks webhooks = new InMemoryWebhooks();
  private final List<Message> sent = new ArrayList<>();
  private Optional<String> problem = Optional.empty();

  private final WebhookSender sender =
      new WebhookSender() {
        @Override
        public Optional<String> send(Message message) {
          sent.add(message);
          return problem;
        }

        @Override
        public Optional<Refusal> refuse(URI url) {
          return url.getHost().equals("private.test")
              ? Optional.of(Refusal.PRIVATE)
              : Optional.empty();
        }
      };

  private final ManageWebhooks manage =
      new ManageWebhooks(
          webhooks,
          sender,
          () -> "random",
          new TimeOrderedIds(clock, new SplittableRandom(1)),
          clock);

  private static final class Hands extends Clock {
    private Instant now = Instant.parse("2026-11-22T12:00:00Z");

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

  @Test
  void sendsEachMessageOnceWhereItGetsThrough() {
    var webhook = manage.add(URI.create("https://example.com/"), "alice");
    webhooks.changed("cards", "champion", "bob", clock.now);

    assertThat(manage.step()).isEqualTo(1);
    assertThat(manage.step()).isZero();

    assertThat(sent).hasSize(1);
    assertThat(webhook.secret()).isEqualTo("whsec_random");
    assertThat(webhooks.deliveries(webhook.id(), 1))
        .extracting(Delivery::state)
        .containsExactly("delivered");
  }

  @Test
  void waitsLongerBeforeEachTryAndGivesUpAfterTwoDays() {
    var webhook = manage.add(URI.create("https://example.com/"), "alice");
    webhooks.changed("cards", "champion", "bob", clock.now);
    problem = Optional.of("answered 503");

    for (int minute = 0; minute < 5 * 24 * 60; minute++) {
      manage.step();
      clock.now = clock.now.plus(Duration.ofMinutes(1));
    }

    assertThat(sent).hasSize(ManageWebhooks.MOST_TRIES);
    assertThat(sent).extracting(Message::id).containsOnly(sent.get(0).id());
    var delivery = webhooks.deliveries(webhook.id(), 1).get(0);
    assertThat(delivery.state()).isEqualTo("given-up");
    assertThat(delivery.problem()).isEqualTo("answered 503");
    assertThat(ManageWebhooks.pause(1)).isEqualTo(Duration.ofSeconds(5));
    assertThat(ManageWebhooks.pause(2)).isEqualTo(Duration.ofSeconds(10));
    assertThat(ManageWebhooks.pause(14)).isEqualTo(Duration.ofHours(6));
  }

  @Test
  void refusesReceiversThatMayNotBeTold() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> manage.add(URI.create("https://private.test/"), "alice"))
        .withMessageContaining("private");
    assertThat(webhooks.list()).isEmpty();
  }
}
