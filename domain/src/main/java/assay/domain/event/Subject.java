package assay.domain.event;

/** Whom or what an event is about: a customer, a card, a device. Kind and value are not empty. */
public record Subject(String kind, String value) {
  public Subject {
    if (kind.isEmpty() || value.isEmpty()) {
      throw new IllegalArgumentException("A subject has a kind and a value.");
    }
  }
}
