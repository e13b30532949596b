package assay.webapp.console;

import assay.application.scoring.ServingStreams;
import assay.application.triage.CaseQueue;
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
  @Inject private User user;
  @Inject private QueueRows queueRows;

  private String stream = "";
  private String tier = "";
  private String state = QueueFilter.WAITING;
  private String from = "";
  private String to = "";
  private String text = "";
  private String cursor = "";

  private final ArrayList<QueueRow> rows = new ArrayList<>();
  private final ArrayList<TierCount> counts = new ArrayList<>();
  private final HashSet<String> fresh = new HashSet<>();
  private @Nullable String next;
  private int unseen;
  private boolean stale;

  /** How many cases of a tier the filter finds; with no tier: of all. */
  public record TierCount(String tier, long count, String address, boolean chosen)
      implements Serializable {}

  /** Reads the page that the address names. */
  public void load() {
    fresh.clear();
    read();
  }

  /** Looks for changes without touching the list, in which somebody may be reading. */
  public void check() {
    var shown = ids();
    var now = page().items().stream().map(queueRows::of).toList();
    unseen = (int) now.stream().filter(row -> !shown.contains(row.id())).count();
    stale = !now.stream().map(QueuePage::face).toList().equals(faces());
    count();
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
    faces.getExternalContext().redirect(filter().address(Optional.empty()));
    faces.responseComplete();
  }

  private CaseQueue.Page page() {
    return cases.list(filter().toFilter(user.getName()), cursor(), PAGE);
  }

  private void read() {
    var page = page();
    rows.clear();
    page.items().forEach(item -> rows.add(queueRows.of(item)));
    next = page.next().map(c -> filter().address(Optional.of(c))).orElse(null);
    unseen = 0;
    stale = false;
    count();
  }

  private void count() {
    Map<Tier, Long> found = cases.countByTier(filter().toFilter(user.getName()));
    counts.clear();
    long all = found.values().stream().mapToLong(Long::longValue).sum();
    add("", all);
    for (Tier each : List.of(Tier.HIGH, Tier.MEDIUM)) {
      add(each.name().toLowerCase(Locale.ROOT), found.getOrDefault(each, 0L));
    }
  }

  private void add(String name, long count) {
    String address = filter().withTier(name).address(Optional.empty());
    counts.add(new TierCount(name, count, address, name.equalsIgnoreCase(tier)));
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
    return new QueueFilter(stream, tier, state, from, to, text);
  }

  private Optional<String> cursor() {
    return Optional.of(cursor).filter(c -> !c.isBlank());
  }

  public List<String> getStreams() {
    return streams.list().stream().map(s -> s.definition().name().value()).toList();
  }

  public List<String> getStates() {
    return QueueFilter.STATES;
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
    return cursor.isBlank() ? null : filter().address(Optional.empty());
  }

  /** The queue without a filter, or null without one. */
  public @Nullable String getCleared() {
    boolean narrow = !filter().address(Optional.empty()).equals("/queue.xhtml");
    return narrow ? "/queue.xhtml" : null;
  }

  public String getStream() {
    return stream;
  }

  public void setStream(@Nullable String stream) {
    this.stream = orEmpty(stream);
  }

  public String getTier() {
    return tier;
  }

  public void setTier(@Nullable String tier) {
    this.tier = orEmpty(tier);
  }

  public String getState() {
    return state;
  }

  public void setState(@Nullable String state) {
    this.state = QueueFilter.STATES.contains(orEmpty(state)) ? orEmpty(state) : QueueFilter.WAITING;
  }

  public String getFrom() {
    return from;
  }

  public void setFrom(@Nullable String from) {
    this.from = orEmpty(from);
  }

  public String getTo() {
    return to;
  }

  public void setTo(@Nullable String to) {
    this.to = orEmpty(to);
  }

  public String getText() {
    return text;
  }

  public void setText(@Nullable String text) {
    this.text = orEmpty(text);
  }

  public String getCursor() {
    return cursor;
  }

  public void setCursor(@Nullable String cursor) {
    this.cursor = orEmpty(cursor);
  }

  private static String orEmpty(@Nullable String value) {
    return Objects.requireNonNullElse(value, "");
  }
}
