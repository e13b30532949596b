package assay.adapters.registration;

/** Where polled events go. */
@FunctionalInterface
public interface EventIntake {
  /**
   * Takes one event for good. An event that can never be taken (a field of the wrong type, say)
   * must be settled here too, by returning.
   *
   * @param event one JSON object, byte for byte as the source sent it
   * @throws Exception where the event can't be taken now, as while the database is away: the same
   *     event comes again later, before any other
   */
  void take(byte[] event) throws Exception;
}
