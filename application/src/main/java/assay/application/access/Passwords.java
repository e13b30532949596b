package assay.application.access;

/** Driven port: slow, salted hashes of passwords. */
public interface Passwords {
  String hash(String password);

  boolean matches(String password, String hash);
}
