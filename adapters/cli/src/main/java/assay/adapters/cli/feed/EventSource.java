package assay.adapters.cli.feed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Closeable;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where events come from, one after the other. Not thread-safe. */
interface EventSource extends Closeable {
  /** The next event, or null after the last one. */
  @Nullable ObjectNode next() throws IOException;

  @Override
  default void close() throws IOException {}

  /** The same events without the given fields. */
  default EventSource without(Set<String> fields) {
    EventSource all = this;
    return new EventSource() {
      @Override
      public @Nullable ObjectNode next() throws IOException {
        ObjectNode event = all.next();
        return event == null ? null : event.without(fields);
      }

      @Override
      public void close() throws IOException {
        all.close();
      }
    };
  }

  /** The first events only. */
  default EventSource limitedTo(long count) {
    EventSource all = this;
    return new EventSource() {
      private long left = count;

      @Override
      public @Nullable ObjectNode next() throws IOException {
        return left-- > 0 ? all.next() : null;
      }

      @Override
      public void close() throws IOException {
        all.close();
      }
    };
  }
}
