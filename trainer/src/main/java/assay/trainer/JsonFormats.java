package assay.trainer;

import assay.adapters.json.JsonDefinitionFormat;
import assay.adapters.json.JsonEventFormat;
import assay.adapters.training.data.Formats;
import assay.application.event.EventFormat;
import assay.application.stream.DefinitionFormat;

/** The formats of the server. */
public final class JsonFormats implements Formats {
  private static final long serialVersionUID = 1;

  @Override
  public EventFormat events() {
    return new JsonEventFormat();
  }

  @Override
  public DefinitionFormat definitions() {
    return new JsonDefinitionFormat();
  }
}
