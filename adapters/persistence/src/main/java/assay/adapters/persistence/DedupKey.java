package assay.adapters.persistence;

import assay.application.scoring.DecisionLog.Entry;

/** What decides once, as it is stored. */
record DedupKey(String stream, String key) {
  static DedupKey of(Entry entry) {
    return new DedupKey(entry.decision().event().stream().value(), StorableText.key(entry.key()));
  }
}
