package assay.adapters.registration;

import java.net.URI;
import java.util.List;

/** Asks a source that answers one event per {@code GET}; one that repeats itself is heard once. */
public final class SinglePoll extends Poll {
  private final SourceCalls calls = new SourceCalls();
  private final URI url;
  private final String idField;

  /**
   * @param url the source's {@code /data_point}
   * @param idField the field by which repeats are known
   */
  public SinglePoll(URI url, String idField, EventIntake intake, Pace pace) {
    super(intake, pace);
    this.url = url;
    this.idField = idField;
  }

  @Override
  List<RawEvent> fetch() throws Exception {
    return List.of(RawEvent.only(calls.get(url), idField));
  }

  @Override
  boolean hasMore() {
    return false;
  }

  @Override
  public String toString() {
    return "Poll of " + url;
  }
}
