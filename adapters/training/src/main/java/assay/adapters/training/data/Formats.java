package assay.adapters.training.data;

import assay.application.event.EventFormat;
import assay.application.stream.DefinitionFormat;
import java.io.Serializable;

/** How events and definitions are written. Sent to every machine that reads a part of the data. */
public interface Formats extends Serializable {
  EventFormat events();

  DefinitionFormat definitions();
}
