package assay.application.access;

import assay.application.UseCase;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * The people behind the names by which things are done, so that one person with an account and keys
 * counts as one where two have to agree.
 */
@UseCase
public class People {
  private final ApiKeys keys;

  @Inject
  public People(ApiKeys keys) {
    this.keys = keys;
  }

  /** Whoever may have acted under a name: the person of that name, and the owners of such keys. */
  public Set<String> behind(String name) {
    var people = new TreeSet<>(keys.owners(name));
    people.add(name);
    return people;
  }

  /** Whether one person may stand behind both names; where in doubt, yes. */
  public boolean mayBeOne(String name, String other) {
    return name.equals(other) || !Collections.disjoint(behind(name), behind(other));
  }
}
