package assay.application.notification;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Driven port: who wants to be told of changes of models, and what is still to be told. A message
 * is written by the transaction of the change that it tells. All methods throw {@link
 * assay.application.StorageUnavailable} if the database does not answer.
 */
public interface Webhooks {
  /** All that were ever added, the latest first. */
  List<Webhook> list();

  /** Keeps a new one; the audit trail tells who added it, as of every change below. */
  void add(Webhook webhook);

  /** Ends one; false if there is no such webhook that was not ended. */
  boolean end(UUID id, String by, Instant at);

  /** Lets one rest: what there is to tell waits. False if there is none, or it rests or ended. */
  boolean pause(UUID id, String by, Instant at);

  /** Lets one go on with what waits; false if there is none that rests. */
  boolean resume(UUID id, String by, Instant at);

  /**
   * Writes a message that tells of no change; false if there is no such webhook that is on.
   *
   * @param message its identity
   */
  boolean test(UUID webhook, UUID message, Instant at);

  /** Makes a message due that was given up or waits; false if there is none that may be sent. */
  boolean retry(UUID webhook, UUID message, Instant at);

  /**
   * Messages that are due, the oldest first, to webhooks that are on; they are this node's until
   * the claim runs out.
   *
   * @param limit most messages answered
   */
  List<Message> claim(Instant now, Instant until, int limit);

  /** The receiver has it. */
  void delivered(UUID message, Instant at);

  /**
   * It failed.
   *
   * @param next when to try again; empty to give up
   */
  void failed(UUID message, String why, Optional<Instant> next);

  /** What became of the latest messages of a webhook, the latest first. */
  List<Delivery> deliveries(UUID webhook, int limit);

  /**
   * A receiver.
   *
   * @param secret the key of its signatures
   * @param pausedAt since when it rests; empty if it does not
   * @param endedAt empty while it is told things
   */
  record Webhook(
      UUID id,
      URI url,
      String secret,
      String by,
      Instant at,
      Optional<Instant> pausedAt,
      Optional<Instant> endedAt) {}

  /**
   * One message to one receiver.
   *
   * @param id the same at every try
   * @param attempts made before this one
   * @param change what it tells; empty: a test
   * @param at when it was written
   */
  record Message(
      UUID id, Webhook webhook, int attempts, Optional<ModelChanged> change, Instant at) {}

  /** A change of a model's stage, as it is told. */
  record ModelChanged(
      long number,
      String stream,
      String sha256,
      String stage,
      String reason,
      String by,
      Instant at) {}

  /**
   * What became of a message.
   *
   * @param change what it tells; empty: a test
   * @param state {@code waiting}, {@code delivered} or {@code given-up}
   * @param problem of the last try; empty if it went well or was not tried
   * @param at when it was written
   */
  record Delivery(
      UUID id,
      Optional<ModelChanged> change,
      String state,
      int attempts,
      String problem,
      Instant at) {
    public boolean isDelivered() {
      return state.equals("delivered");
    }
  }
}
