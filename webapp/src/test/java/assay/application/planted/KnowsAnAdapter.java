package assay.application.planted;

import assay.adapters.json.JsonEventFormat;

/** Planted: a use case with a technology. */
public class KnowsAnAdapter {
  JsonEventFormat format;
}
