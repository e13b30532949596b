package assay.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SchemaTest {
  @Test
  void namesEveryMigrationInItsFolder() throws Exception {
    var folder = Path.of(Schema.class.getClassLoader().getResource(Schema.FOLDER).toURI());

    assertThat(Arrays.asList(folder.toFile().list()))
        .containsExactlyInAnyOrderElementsOf(Schema.MIGRATIONS);
  }

  @Test
  void migratesTwiceWithoutHarm() {
    new Schema(TestDatabase.shared()).migrate();

    assertThat(new Database(TestDatabase.shared()).ping()).isTrue();
  }
}
