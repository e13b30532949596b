package assay.webapp.console;

import assay.application.scoring.ServingStreams;
import assay.application.triage.CaseQueue;
import assay.application.triage.CaseQueue.Order;
import assay.domain.cost.Action;
import assay.domain.cost.Tier;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The list of cases in the order in which a person's time saves most. */
@Named("queue")
@ViewScoped
public class QueuePage implements Serializable {
  private static final int PAGE = 25;

  @Inject private CaseQueue cases;
  @Inject private ServingStreams streams;
  @Inject private QueueRows queueRows;
  @Inject private FilterForm form;
  @Inject private ReviewDay day;

  private String cursor = "";

  private final ArrayList<QueueRow> rows = new ArrayList<>();
  private final ArrayList<TierCount> counts = new ArrayList<>();
  private final ArrayList<Section> sections = new ArrayList<>();
  private final HashSet<String> fresh = new HashSet<>();
  private @Nullable String next;
  private int unseen;
  private boolean stale;
  private ReviewDay.@Nullable Capacity capacity;

  /** How many cases of a tier the filter finds; with no tier: of all. */
  public record TierCount(String tier, long count, String address, boolean chosen)
      implements Serializable {}

  /** One of the two lists, and how many cases the filter finds in it, in any tier. */
  public record Section(String name, long count, String address, boolean chosen)
      implements Serializable {}

  /** Reads the page that the address names. */
  public void load() {
    fresh.clear();
    read();
  }

  /** Looks for changes without touching the list, in which somebody may be reading. */
  public void check() {
    var shown = ids();
    var now = page(count()).items().stream().map(queueRows::of).toList();
    unseen = (int) now.stream().filter(row -> !shown.contains(row.id())).count();
    stale = !now.stream().map(QueuePage::face).toList().equals(faces());
  }

  /** Brings the list up to date and marks what is new in it. */
  public void refresh() {
    var before = ids();
    read();
    fresh.clear();
    rows.stream().map(QueueRow::id).filter(id -> !before.contains(id)).forEach(fresh::add);
  }

  /** Goes to the address of the filter that was filled in, where it can be bookmarked. */
  public void apply() throws IOException {
    var faces = FacesContext.getCurrentInstance();
    faces.getExternalContext().redirect(filter().address());
    faces.responseComplete();
  }

  /** Of nothing there is no page to look for. */
  private CaseQueue.Page page(long found) {
    if (found == 0) {
      return new CaseQueue.Page(List.of(), Optional.empty());
    }
    try {
      return cases.list(form.toFilter(), cursor(), PAGE);
    } catch (IllegalArgumentException e) {
      cursor = ""; // of another order, or no cursor at all
      return cases.list(form.toFilter(), Optional.empty(), PAGE);
    }
  }

  private void read() {
    var page = page(count());
    rows.clear();
    page.items().forEach(item -> rows.add(queueRows.of(item)));
    next = page.next().map(filter()::addressFrom).orElse(null);
    unseen = 0;
    stale = false;
  }

  /** How many cases the filter finds in the list, of any tier. */
  private long count() {
    var found = cases.count(form.toFilter());
    var chosen = filter().isBlocked() ? Action.BLOCK : Action.REVIEW;
    Map<Tier, Long> here = found.getOrDefault(chosen, Map.of());
    counts.clear();
    add("", sum(here));
    for (Tier each : List.of(Tier.HIGH, Tier.MEDIUM)) {
      add(each.name().toLowerCase(Locale.ROOT), here.getOrDefault(each, 0L));
    }
    if (here.containsKey(Tier.LOW)) {
      add(QueueRow.HIDDEN, here.get(Tier.LOW));
    }
    sections.clear();
    addSection("", sum(found.getOrDefault(Action.REVIEW, Map.of())));
    addSection(QueueFilter.BLOCKED, sum(found.getOrDefault(Action.BLOCK, Map.of())));
    capacity = here.isEmpty() ? null : capacity();
    return sum(here);
  }

  private static long sum(Map<Tier, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  private void addSection(String name, long count) {
    boolean chosen = name.equals(filter().get(QueueFilter.Part.SECTION));
    sections.add(
        new Section(name, count, filter().with(QueueFilter.Part.SECTION, name).address(), chosen));
  }

  private void add(String name, long count) {
    String tier = name.equals(QueueRow.HIDDEN) ? "low" : name;
    String address = filter().with(QueueFilter.Part.TIER, tier).address();
    counts.add(
        new TierCount(name, count, address, tier.equals(filter().get(QueueFilter.Part.TIER))));
  }

  /** Today's reviews are spent on the order in which they save most. */
  private ReviewDay.@Nullable Capacity capacity() {
    if (filter().showsClosed() || filter().isBlocked() || filter().order() != Order.PRIORITY) {
      return null;
    }
    return day.capacity(form.toFilter());
  }

  /** What of a row can change. */
  private static String face(QueueRow row) {
    return row.id() + row.state() + row.by();
  }

  private List<String> faces() {
    return rows.stream().map(QueuePage::face).toList();
  }

  private Set<String> ids() {
    var ids = new HashSet<String>();
    rows.forEach(row -> ids.add(row.id()));
    return ids;
  }

  private QueueFilter filter() {
    return form.filter();
  }

  private Optional<String> cursor() {
    return Optional.of(cursor).filter(c -> !c.isBlank());
  }

  public List<String> getStreams() {
    return streams.list().stream().map(s -> s.definition().name().value()).toList();
  }

  public List<QueueRow> getRows() {
    return rows;
  }

  public List<TierCount> getCounts() {
    return counts;
  }

  public boolean isFresh(String id) {
    return fresh.contains(id);
  }

  public int getUnseen() {
    return unseen;
  }

  /** Whether the list shows something that is no longer so. */
  public boolean isStale() {
    return stale;
  }

  public @Nullable String getNext() {
    return next;
  }

  /** The first page under this filter, or null on it. */
  public @Nullable String getFirst() {
    return cursor.isBlank() ? null : filter().address();
  }

  /** What waits for a review, and what was blocked automatically; each with how many there are. */
  public List<Section> getSections() {
    return sections;
  }

  public ReviewDay.@Nullable Capacity getCapacity() {
    return capacity;
  }

  public String getCursor() {
    return cursor;
  }

  public void setCursor(@Nullable String cursor) {
    this.cursor = Objects.requireNonNullElse(cursor, "");
  }
}
