package assay.application.scoring;

import assay.domain.event.Event;
import assay.domain.history.HistorySpan;
import java.util.List;

/** When an event may look at what is stored of its subjects. */
interface Turn {
  /** At once: what is under way is not waited for. */
  Turn AT_ONCE =
      new Turn() {
        @Override
        public void take(Event event, List<HistorySpan> spans) {}

        @Override
        public void end() {}
      };

  /**
   * Waits until no earlier event that the spans cover is under way.
   *
   * @throws assay.application.StorageUnavailable if that takes too long
   */
  void take(Event event, List<HistorySpan> spans);

  /** The event is stored, or never will be. */
  void end();
}
