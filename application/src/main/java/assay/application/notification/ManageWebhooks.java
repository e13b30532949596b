package assay.application.notification;

import assay.application.Ids;
import assay.application.UseCase;
import assay.application.access.Secrets;
import assay.application.notification.Webhooks.Message;
import assay.application.notification.Webhooks.Webhook;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Adds and ends receivers, and tells them what is due. */
@UseCase
public class ManageWebhooks {
  /** Tries before a message is given up: about two days. */
  public static final int MOST_TRIES = 15;

  private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
  private static final Duration LONGEST_WAIT = Duration.ofHours(6);
  private static final Duration CLAIM = Duration.ofMinutes(2);
  private static final int BATCH = 10;

  private final Webhooks webhooks;
  private final WebhookSender sender;
  private final Secrets secrets;
  private final Ids ids;
  private final Clock clock;

  @Inject
  public ManageWebhooks(
      Webhooks webhooks, WebhookSender sender, Secrets secrets, Ids ids, Clock clock) {
    this.webhooks = webhooks;
    this.sender = sender;
    this.secrets = secrets;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Adds a receiver; it is told every change from now on.
   *
   * @throws IllegalArgumentException if the address can't be a receiver, with the reason
   */
  public Webhook add(URI url, String by) {
    sender
        .refuse(url)
        .ifPresent(
            why -> {
              throw new IllegalArgumentException(why);
            });
    var webhook =
        new Webhook(
            ids.next(), url, "whsec_" + secrets.next(), by, clock.instant(), Optional.empty());
    webhooks.add(webhook);
    return webhook;
  }

  /** Ends one; false if there is no such webhook that is on. */
  public boolean end(UUID id) {
    return webhooks.end(id, clock.instant());
  }

  /** Sends what is due; answers how many messages were tried. */
  public int step() {
    var now = clock.instant();
    var due = webhooks.claim(now, now.plus(CLAIM), BATCH);
    for (Message message : due) {
      var problem = sender.send(message);
      if (problem.isEmpty()) {
        webhooks.delivered(message.id(), clock.instant());
      } else {
        int tries = message.attempts() + 1;
        webhooks.failed(
            message.id(),
            problem.get(),
            tries >= MOST_TRIES
                ? Optional.empty()
                : Optional.of(clock.instant().plus(pause(tries))));
      }
    }
    return due.size();
  }

  /** Twice as long each time, from five seconds to six hours. */
  static Duration pause(int tries) {
    var pause = FIRST_WAIT.multipliedBy(1L << Math.min(20, tries - 1));
    return pause.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : pause;
  }
}
