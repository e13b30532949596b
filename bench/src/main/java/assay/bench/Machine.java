package assay.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/** What the figures depend on besides the code. */
final class Machine {
  private Machine() {}

  /** Names and values, in the order of the report. */
  static Map<String, String> describe() {
    var facts = new LinkedHashMap<String, String>();
    facts.put("processor", first(Path.of("/proc/cpuinfo"), "model name", "unknown"));
    facts.put("cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
    facts.put("memory", first(Path.of("/proc/meminfo"), "MemTotal", "unknown"));
    facts.put(
        "system",
        "%s %s, %s"
            .formatted(
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("os.arch")));
    facts.put(
        "JVM",
        "%s %s".formatted(System.getProperty("java.vm.name"), System.getProperty("java.version")));
    versions().forEach((name, version) -> facts.put(name.toString(), version.toString()));
    return facts;
  }

  private static Properties versions() {
    var versions = new Properties();
    try (InputStream in = Machine.class.getResourceAsStream("versions.properties")) {
      if (in != null) {
        versions.load(in);
      }
    } catch (IOException e) {
      versions.clear(); // a report without them is better than none
    }
    return versions;
  }

  private static String first(Path file, String name, String otherwise) {
    try (var lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(otherwise);
    } catch (IOException e) {
      return otherwise;
    }
  }
}
