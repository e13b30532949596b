package assay.adapters.pmml;

import java.lang.ref.Reference;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * About how many bytes of memory everything takes that can be reached from an object, each object
 * counted once, laid out as by a 64-bit HotSpot with compressed references: a header of 12 bytes,
 * references of 4, objects rounded up to 8. Collections of Java itself, which let nobody look
 * inside, are counted by what their usual implementations need. Classes, loaders and threads are
 * not part of what is asked for.
 */
final class HeapSize {
  private static final int MOST = 3_000_000;
  private static final long HEADER = 12;
  private static final long ARRAY_HEADER = 16;
  private static final long REFERENCE = 4;
  private static final long MAP = 48;
  private static final long MAP_ENTRY = 40;
  private static final long COLLECTION = 40;

  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Deque<Object> toVisit = new ArrayDeque<>();
  private final Map<Class<?>, Shape> shapes = new HashMap<>();

  private HeapSize() {}

  /** The fields of a class that hold references, and the size of its instances. */
  private record Shape(long size, List<Field> references) {}

  /** In bytes; empty where there are too many objects to remember which were counted. */
  static OptionalLong of(Object root) {
    var walk = new HeapSize();
    walk.meet(root);
    long bytes = 0;
    while (!walk.toVisit.isEmpty()) {
      bytes += walk.visit(walk.toVisit.removeLast());
      if (walk.seen.size() > MOST) {
        return OptionalLong.empty();
      }
    }
    return OptionalLong.of(bytes);
  }

  private void meet(@Nullable Object object) {
    if (object != null && !isShared(object) && seen.add(object)) {
      toVisit.add(object);
    }
  }

  private static boolean isShared(Object object) {
    return object instanceof Class<?>
        || object instanceof ClassLoader
        || object instanceof Thread
        || object instanceof Reference<?>
        || object instanceof Member
        || object instanceof Enum<?>;
  }

  private long visit(Object object) {
    if (object instanceof String text) {
      boolean narrow = text.chars().allMatch(c -> c < 256);
      return 24 + rounded(ARRAY_HEADER + text.length() * (narrow ? 1L : 2L));
    }
    if (object.getClass().isArray()) {
      return array(object);
    }
    if (object.getClass().getName().startsWith("java.")) {
      return ofJava(object);
    }
    return instance(object);
  }

  private long array(Object array) {
    int length = Array.getLength(array);
    var component = array.getClass().getComponentType();
    if (array instanceof Object[] elements) {
      for (Object element : elements) {
        meet(element);
      }
    }
    return rounded(ARRAY_HEADER + length * size(component));
  }

  private long ofJava(Object object) {
    if (object instanceof Map<?, ?> map) {
      map.forEach(
          (key, value) -> {
            meet(key);
            meet(value);
          });
      return MAP + map.size() * MAP_ENTRY;
    }
    if (object instanceof Collection<?> collection) {
      collection.forEach(this::meet);
      return COLLECTION + collection.size() * REFERENCE;
    }
    return shape(object.getClass()).size();
  }

  private long instance(Object object) {
    var shape = shape(object.getClass());
    for (Field field : shape.references()) {
      try {
        meet(field.get(object));
      } catch (IllegalAccessException e) {
        throw new IllegalStateException("The field was opened before.", e);
      }
    }
    return shape.size();
  }

  private Shape shape(Class<?> type) {
    var known = shapes.get(type);
    if (known != null) {
      return known;
    }
    long size = HEADER;
    var references = new ArrayList<Field>();
    for (Class<?> at = type; at != null; at = at.getSuperclass()) {
      for (Field field : at.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers())) {
          size += size(field.getType());
          if (!field.getType().isPrimitive() && field.trySetAccessible()) {
            references.add(field);
          }
        }
      }
    }
    var shape = new Shape(rounded(size), references);
    shapes.put(type, shape);
    return shape;
  }

  private static long size(Class<?> type) {
    if (type == long.class || type == double.class) {
      return 8;
    }
    if (type == int.class || type == float.class) {
      return 4;
    }
    if (type == short.class || type == char.class) {
      return 2;
    }
    return type.isPrimitive() ? 1 : REFERENCE;
  }

  private static long rounded(long bytes) {
    return (bytes + 7) / 8 * 8;
  }
}
