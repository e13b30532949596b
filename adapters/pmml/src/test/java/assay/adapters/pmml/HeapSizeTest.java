package assay.adapters.pmml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The numbers are those of the layout that {@code jol} prints for such classes. */
class HeapSizeTest {
  private static class Node {
    private final double split = 1; // 12 + 8
    private final @Nullable Node left; // + 4
    private final @Nullable Node right; // + 4, rounded up to 32

    Node(@Nullable Node left, @Nullable Node right) {
      this.left = left;
      this.right = right;
    }
  }

  private static final class Named extends Node {
    private final String name; // 28 + 4

    Named(String name) {
      super(null, null);
      this.name = name;
    }
  }

  @Test
  void addsUpWhatCanBeReached() {
    assertThat(HeapSize.of(new Node(null, null))).hasValue(32);
    assertThat(HeapSize.of(new Node(new Node(null, null), new Node(null, null)))).hasValue(96);
    assertThat(HeapSize.of(new double[1000])).hasValue(8016);
    assertThat(HeapSize.of(new Node[3])).hasValue(32);
    assertThat(HeapSize.of(new Named("ab"))).hasValue(32 + 24 + 24);
  }

  @Test
  void countsWhatIsSharedOnce() {
    var shared = new Node(null, null);

    assertThat(HeapSize.of(new Node(shared, shared))).hasValue(64);
  }

  /** Within a quarter of what the garbage collector says of a hundred thousand objects. */
  @Test
  void isNearWhatTheMachineTells() {
    var runtime = Runtime.getRuntime();
    System.gc();
    long before = runtime.totalMemory() - runtime.freeMemory();
    List<Node> nodes = new ArrayList<>();
    for (int i = 0; i < 200_000; i++) {
      nodes.add(new Node(new Node(null, null), null));
    }
    System.gc();
    double told = runtime.totalMemory() - runtime.freeMemory() - before;

    assertThat(HeapSize.of(nodes).orElseThrow() / told).isBetween(0.75, 1.35);
  }
}
