package assay.application.stream;

import assay.domain.event.StreamName;
import java.util.List;

/** Driven port: a few raw events of a stream, for people who want to see what one looks like. */
@FunctionalInterface
public interface ExampleEvents {
  /** Raw events as JSON, at most a few dozen; none where the stream has no examples. */
  List<byte[]> list(StreamName stream);
}
