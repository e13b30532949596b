package assay.application.notification;

import assay.application.notification.Webhooks.Message;
import java.net.URI;
import java.util.Optional;

/** Driven port: brings messages to their receivers. */
public interface WebhookSender {
  /**
   * Sends a message once.
   *
   * @return why it did not get through; empty if it did
   */
  Optional<String> send(Message message);

  /** Why this address can't be a receiver, in words; empty if it can. */
  Optional<String> refuse(URI url);
}
