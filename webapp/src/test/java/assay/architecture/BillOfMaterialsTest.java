package assay.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** The bill of materials lists the modules that are published, and no other. */
class BillOfMaterialsTest {
  private static final Path ROOT = Path.of("..");
  private static final XPath XPATH = XPathFactory.newInstance().newXPath();

  @Test
  void listsEveryModuleThatIsPublished() throws Exception {
    var published =
        modules("pom.xml").stream()
            .filter(pom -> text(pom, "/project/packaging").isEmpty())
            .filter(pom -> !text(pom, "/project/properties/maven.deploy.skip").equals("true"))
            .map(pom -> text(pom, "/project/artifactId"))
            .toList();

    assertThat(published).contains("assay-domain").doesNotContain("assay-rest");
    assertThat(texts(pom("bom/pom.xml"), "//dependencyManagement//artifactId"))
        .containsExactlyInAnyOrderElementsOf(published);
  }

  @Test
  void hasTheVersionOfEverythingElse() throws Exception {
    var bom = pom("bom/pom.xml");

    assertThat(text(bom, "/project/version")).isEqualTo(text(pom("pom.xml"), "/project/version"));
    assertThat(texts(bom, "//dependencyManagement//version")).containsOnly("${project.version}");
    assertThat(text(bom, "/project/parent")).isEmpty();
  }

  @Test
  void isTheVersionThatTheDocumentationNames() throws Exception {
    assertThat(Files.readString(ROOT.resolve("docs/library.md")))
        .contains("<version>" + text(pom("bom/pom.xml"), "/project/version") + "</version>");
  }

  /** The POM and those of its modules, and of theirs; a profile's too. */
  private static List<Document> modules(String path) throws Exception {
    var pom = pom(path);
    var folder = Path.of(path).resolveSibling("");
    var modules = Stream.of(pom);
    for (String module : texts(pom, "//module")) {
      modules = Stream.concat(modules, modules(folder.resolve(module) + "/pom.xml").stream());
    }
    return modules.toList();
  }

  private static Document pom(String path) throws Exception {
    File file = ROOT.resolve(path).toFile();
    return DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(file);
  }

  private static String text(Document pom, String path) {
    return texts(pom, path).stream().findFirst().orElse("");
  }

  private static List<String> texts(Document pom, String path) {
    try {
      var nodes = (NodeList) XPATH.evaluate(path, pom, XPathConstants.NODESET);
      return IntStream.range(0, nodes.getLength())
          .mapToObj(i -> nodes.item(i).getTextContent())
          .toList();
    } catch (XPathExpressionException e) {
      throw new AssertionError(e);
    }
  }
}
