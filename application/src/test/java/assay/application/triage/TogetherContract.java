package assay.application.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import assay.application.triage.SavedViews.View;
import assay.domain.triage.CaseId;
import assay.domain.triage.Reviewer;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What keeps who looks at which case, and the views that people save. */
public interface TogetherContract {
  Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  CaseViewers viewers();

  SavedViews views();

  private static String somebody() {
    return "somebody-" + UUID.randomUUID();
  }

  private static View view(String owner, String name, String query, boolean shared) {
    return new View(UUID.randomUUID(), owner, name, query, shared);
  }

  @Test
  default void tellsWhoLooksAtACaseNow() {
    var id = new CaseId(UUID.randomUUID());
    viewers().seen(id, new Reviewer("bob"), NOON);
    viewers().seen(id, new Reviewer("alice"), NOON.plusSeconds(1));
    viewers().seen(new CaseId(UUID.randomUUID()), new Reviewer("carol"), NOON);

    assertThat(viewers().list(id, NOON))
        .containsExactly(new Reviewer("alice"), new Reviewer("bob"));
    assertThat(viewers().list(id, NOON.plusSeconds(1))).containsExactly(new Reviewer("alice"));
    viewers().seen(id, new Reviewer("bob"), NOON.plusSeconds(2));
    assertThat(viewers().list(id, NOON.plusSeconds(2))).containsExactly(new Reviewer("bob"));
  }

  @Test
  default void listsOnesOwnViewsAndSharedOnes() {
    String one = somebody();
    String other = somebody();
    var own = view(one, "a", "tier=high", false);
    var hidden = view(other, "b", "", false);
    var shared = view(other, "c " + other, "stream=x", true);
    for (View view : new View[] {shared, hidden, own}) {
      assertThat(views().save(view)).isTrue();
    }

    assertThat(views().list(one)).contains(own, shared).doesNotContain(hidden);
    assertThat(views().list(other)).contains(hidden, shared).doesNotContain(own);
    views().delete(shared.id(), one);
    assertThat(views().list(one)).contains(shared);
    views().delete(shared.id(), other);
    assertThat(views().list(one)).contains(own).doesNotContain(shared);
  }

  @Test
  default void replacesAViewOfTheSameName() {
    String owner = somebody();
    views().save(view(owner, "mine", "tier=high", false));
    views().save(view(owner, "mine", "tier=medium", false));

    assertThat(views().list(owner).stream().filter(v -> v.owner().equals(owner)))
        .extracting(View::query)
        .containsExactly("tier=medium");
  }

  @Test
  default void keepsSoManyViewsOfOnePerson() {
    String owner = somebody();
    for (int i = 0; i < SavedViews.MOST; i++) {
      assertThat(views().save(view(owner, "view " + i, "", false))).isTrue();
    }

    assertThat(views().save(view(owner, "one more", "", false))).isFalse();
    assertThat(views().save(view(owner, "view 7", "tier=high", false))).isTrue();
  }

  @Test
  default void refusesAViewWithoutAName() {
    assertThatIllegalArgumentException().isThrownBy(() -> view("x", " ", "", false));
    assertThatIllegalArgumentException().isThrownBy(() -> view("x", "n".repeat(61), "", false));
  }
}
