package assay.application.notification;

import assay.application.Ids;
import assay.application.UseCase;
import assay.application.access.Secrets;
import assay.application.notification.WebhookSender.Refusal;
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

  /** An address that can't be a receiver. */
  public static final class RefusedAddress extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final Refusal refusal;

    RefusedAddress(Refusal refusal) {
      super(refusal.words());
      this.refusal = refusal;
    }

    public Refusal refusal() {
      return refusal;
    }
  }

  /**
   * Adds a receiver; it is told every change from now on.
   *
   * @throws RefusedAddress if the address can't be a receiver
   */
  public Webhook add(URI url, String by) {
    sender
        .refuse(url)
        .ifPresent(
            why -> {
              throw new RefusedAddress(why);
            });
    var webhook =
        new Webhook(
            ids.next(),
            url,
            "whsec_" + secrets.next(),
            by,
            clock.instant(),
            Optional.empty(),
            Optional.empty());
    webhooks.add(webhook);
    return webhook;
  }

  /** Ends one; false if there is no such webhook, or it ended before. */
  public boolean end(UUID id, String by) {
    return webhooks.end(id, by, clock.instant());
  }

  /** Lets one rest, so that messages wait; false if there is none that is on. */
  public boolean pause(UUID id, String by) {
    return webhooks.pause(id, by, clock.instant());
  }

  /** Lets one go on with what waits; false if there is none that rests. */
  public boolean resume(UUID id, String by) {
    return webhooks.resume(id, by, clock.instant());
  }

  /** Sends a test soon; false if there is no such webhook that is on. */
  public boolean test(UUID id) {
    return webhooks.test(id, ids.next(), clock.instant());
  }

  /** Tries a message again soon; false if there is none that was not delivered. */
  public boolean retry(UUID webhook, UUID message) {
    return webhooks.retry(webhook, message, clock.instant());
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
