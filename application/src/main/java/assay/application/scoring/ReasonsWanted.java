package assay.application.scoring;

/** Of which decisions somebody wants to read the reasons at once. */
public enum ReasonsWanted {
  /** Of none. */
  NONE,
  /** Of those that people look at, where the answer may wait for them: as decisions are stored. */
  USUAL,
  /** Of all, however long that takes. */
  ALL
}
