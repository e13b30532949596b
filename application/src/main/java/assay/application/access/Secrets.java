package assay.application.access;

/** Driven port: new secrets, from a cryptographic source. */
public interface Secrets {
  /** A random text of letters and digits with at least 128 bits. */
  String next();
}
