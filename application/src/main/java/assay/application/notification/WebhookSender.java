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

  /** Why this address can't be a receiver; empty if it can. */
  Optional<Refusal> refuse(URI url);

  /** Why an address can't be a receiver. */
  enum Refusal {
    NO_ADDRESS("An address as https://example.com/hook is expected."),
    HOLDS_PASSWORD("The address must not hold a user name or a password."),
    NOT_ENCRYPTED("The address must begin with https://."),
    UNKNOWN_HOST("There is no such host."),
    PRIVATE("It is in a private network, which is not allowed here.");

    private final String words;

    Refusal(String words) {
      this.words = words;
    }

    /** In words for an administrator. */
    public String words() {
      return words;
    }
  }
}
