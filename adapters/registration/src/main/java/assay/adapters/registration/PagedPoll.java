package assay.adapters.registration;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.net.URI;
import java.util.List;

/**
 * Asks a source that answers pages by sequence number, until a page is empty. The number is kept in
 * memory: after a restart the source is asked from the given number again, and repeats are told by
 * whoever stores the events.
 */
public final class PagedPoll extends Poll {
  private final SourceCalls calls = new SourceCalls();
  private final URI url;
  private final String apiKey;
  private final String idField;
  private volatile long sequenceNumber;
  private volatile boolean more;

  /**
   * @param url the source's {@code /api/}
   * @param apiKey what the source knows this client by; may be empty
   * @param idField the field by which repeats are known
   * @param from the first sequence number to ask for
   */
  public PagedPoll(
      URI url, String apiKey, String idField, long from, EventIntake intake, Pace pace) {
    super(intake, pace);
    this.url = url;
    this.apiKey = apiKey;
    this.idField = idField;
    this.sequenceNumber = from;
  }

  /** The number that the next page will be asked for. */
  public long sequenceNumber() {
    return sequenceNumber;
  }

  @Override
  List<RawEvent> fetch() throws Exception {
    String request =
        "{\"api_key\":\"%s\",\"sequence_number\":%d}"
            .formatted(
                new String(JsonStringEncoder.getInstance().quoteAsString(apiKey)), sequenceNumber);
    var page = RawEvent.page(calls.post(url, "application/json", request), idField);
    more = !page.events().isEmpty() && page.next() != sequenceNumber;
    sequenceNumber = page.next();
    return page.events();
  }

  @Override
  boolean hasMore() {
    return more;
  }

  @Override
  public String toString() {
    return "Poll of " + url;
  }
}
