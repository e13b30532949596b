package assay.server.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class EmbeddedUrlTest {
  @Test
  void readsDirectoryPortAndParameters() throws SQLException {
    var url = EmbeddedUrl.parse("jdbc:embedded-postgresql:/some where/db?port=5433&ssl=false");
    assertThat(url)
        .isEqualTo(new EmbeddedUrl(Path.of("/some where/db"), 5433, List.of("ssl=false")));
    assertThat(url.postgresql(5433, "assay"))
        .isEqualTo("jdbc:postgresql://127.0.0.1:5433/assay?ssl=false");
  }

  @Test
  void takesAFreePortWhenNoneIsGiven() throws SQLException {
    assertThat(EmbeddedUrl.parse("jdbc:embedded-postgresql:/db").port()).isZero();
  }

  @Test
  void refusesWhatIsNoPort() {
    assertThatThrownBy(() -> EmbeddedUrl.parse("jdbc:embedded-postgresql:/db?port=http"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("Not a port: http");
    assertThatThrownBy(() -> EmbeddedUrl.parse("jdbc:embedded-postgresql:/db?port=70000"))
        .hasMessageContaining("0 to 65535");
  }

  @Test
  void refusesAUrlWithoutADirectory() {
    assertThatThrownBy(() -> EmbeddedUrl.parse("jdbc:embedded-postgresql:?port=1"))
        .hasMessageContaining("No directory");
  }
}
