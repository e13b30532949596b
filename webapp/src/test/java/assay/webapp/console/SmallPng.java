package assay.webapp.console;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import javax.imageio.ImageIO;

/** Pictures of pages with 256 colours, which is plenty for them and makes them a third as large. */
final class SmallPng {
  private static final int COLOURS = 256;
  private static final int COARSE = 0xF8F8F8;

  /** Grounds, lines and letters keep their very colours; the edges of letters share the rest. */
  private static final int KEPT = 96;

  private SmallPng() {}

  /** The same picture in the 256 colours that it has most of. */
  static byte[] of(byte[] png) throws IOException {
    var image = ImageIO.read(new ByteArrayInputStream(png));
    Map<Integer, Integer> counts = new HashMap<>();
    forEach(image, rgb -> counts.merge(rgb, 1, Integer::sum));
    var palette = new ArrayList<>(most(counts, counts.size() > COLOURS ? KEPT : COLOURS));
    if (counts.size() > COLOURS) {
      Map<Integer, Integer> coarse = new HashMap<>();
      counts.forEach((rgb, count) -> coarse.merge(rgb & COARSE, count, Integer::sum));
      coarse.keySet().removeAll(palette);
      palette.addAll(most(coarse, COLOURS - KEPT));
    }
    var out = new ByteArrayOutputStream();
    ImageIO.write(indexed(image, palette), "png", out);
    return out.toByteArray();
  }

  private static List<Integer> most(Map<Integer, Integer> counts, int number) {
    return counts.entrySet().stream()
        .sorted(Map.Entry.<Integer, Integer>comparingByValue(Comparator.reverseOrder()))
        .limit(number)
        .map(Map.Entry::getKey)
        .toList();
  }

  private static BufferedImage indexed(BufferedImage image, List<Integer> palette) {
    int[] colours = palette.stream().mapToInt(Integer::intValue).toArray();
    var model = new IndexColorModel(8, colours.length, colours, 0, false, -1, DataBuffer.TYPE_BYTE);
    var small =
        new BufferedImage(
            image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, model);
    Map<Integer, Integer> nearest = new HashMap<>();
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int rgb = image.getRGB(x, y) & 0xFFFFFF;
        int index = nearest.computeIfAbsent(rgb, colour -> nearest(colour, colours));
        small.getRaster().setSample(x, y, 0, index);
      }
    }
    return small;
  }

  private static int nearest(int rgb, int[] colours) {
    int best = 0;
    for (int i = 1; i < colours.length; i++) {
      if (distance(rgb, colours[i]) < distance(rgb, colours[best])) {
        best = i;
      }
    }
    return best;
  }

  private static int distance(int a, int b) {
    int red = (a >> 16 & 0xFF) - (b >> 16 & 0xFF);
    int green = (a >> 8 & 0xFF) - (b >> 8 & 0xFF);
    int blue = (a & 0xFF) - (b & 0xFF);
    return red * red + green * green + blue * blue;
  }

  private static void forEach(BufferedImage image, IntConsumer colour) {
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        colour.accept(image.getRGB(x, y) & 0xFFFFFF);
      }
    }
  }
}
