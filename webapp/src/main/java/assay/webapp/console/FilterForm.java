package assay.webapp.console;

import assay.application.scoring.ServingStreams;
import assay.application.triage.CaseFilter;
import assay.application.triage.CaseQueue.Order;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The queue's filter as the address gives it and the form changes it. The page of a case has it
 * too, so that the next case comes from the list in which the reviewer works.
 */
@Named("filter")
@ViewScoped
public class FilterForm implements Serializable {
  @Inject private ServingStreams streams;
  @Inject private User user;
  @Inject private Zone zone;
  @Inject private Texts texts;

  private QueueFilter filter = QueueFilter.NONE;

  QueueFilter filter() {
    return filter;
  }

  /** The filter as the queue's port wants it, for this person. */
  CaseFilter toFilter() {
    return toFilter(filter);
  }

  CaseFilter toFilter(QueueFilter other) {
    return other.toFilter(user.getName(), kinds());
  }

  private Set<String> kinds() {
    return streams.list().stream()
        .flatMap(serving -> serving.definition().subjects().keySet().stream())
        .collect(Collectors.toSet());
  }

  /** What of the filter is not understood, in words. */
  public List<String> getFaults() {
    return filter.faults().stream()
        .map(part -> texts.get("filter.fault." + part.parameter(), filter.get(part)))
        .toList();
  }

  public List<String> getStates() {
    return QueueFilter.STATES;
  }

  /** The list that this filter narrows, as a case leads back to it. */
  public String getQueue() {
    return filter.address();
  }

  /** The page of a case, which keeps the filter. */
  public String caseOf(String id) {
    return filter.addressOfCase(id);
  }

  /** The same list without a filter, or null without one. */
  public @Nullable String getCleared() {
    return filter.narrows()
        ? QueueFilter.NONE
            .with(QueueFilter.Part.SECTION, filter.get(QueueFilter.Part.SECTION))
            .with(QueueFilter.Part.ORDER, filter.get(QueueFilter.Part.ORDER))
            .address()
        : null;
  }

  /** Whether fields are filled that the form folds away. */
  public boolean isDetailed() {
    return List.of(
            QueueFilter.Part.SINCE,
            QueueFilter.Part.UNTIL,
            QueueFilter.Part.SUBJECT,
            QueueFilter.Part.MODEL,
            QueueFilter.Part.REVIEWER)
        .stream()
        .anyMatch(key -> !filter.get(key).isEmpty());
  }

  /** The same list in another order; of the two orders by age the one that it has not. */
  public String ordered(String order) {
    boolean turn = order.equals("oldest") && filter.order() == Order.OLDEST;
    String wanted = turn ? "newest" : order.equals("priority") ? "" : order;
    return filter.with(QueueFilter.Part.ORDER, wanted).address();
  }

  /** How a column is in order, for the attribute {@code aria-sort}. */
  public String sorted(String order) {
    String now = getChosenOrder();
    boolean byAge = order.equals("oldest") && now.equals("newest");
    return byAge ? "ascending" : now.equals(order) ? "descending" : "none";
  }

  /** The orders that the list can have, as the form names them. */
  public List<String> getOrders() {
    return Arrays.stream(Order.values())
        .filter(order -> isOrderable() || (order != Order.AMOUNT && order != Order.PROBABILITY))
        .map(FilterForm::name)
        .toList();
  }

  /** The order that the list has. */
  public String getChosenOrder() {
    return name(filter.order());
  }

  public void setChosenOrder(@Nullable String order) {
    setOrder(name(Order.PRIORITY).equals(order) ? "" : order);
  }

  private static String name(Order order) {
    return order.name().toLowerCase(Locale.ROOT);
  }

  /** The key of the words that say what is in the list. */
  public String getLead() {
    return switch (filter.state()) {
      case "closed" -> "queue.lead.closed";
      case "all" -> "queue.lead.all";
      default -> {
        if (filter.isBlocked()) {
          yield "queue.lead.blocked";
        }
        yield filter.order() == Order.PRIORITY ? "queue.lead" : "queue.lead.waiting";
      }
    };
  }

  /** Whether the list can be put in order by this. */
  public boolean isOrderable() {
    return !filter.showsClosed();
  }

  public boolean isBlocked() {
    return filter.isBlocked();
  }

  public String getSection() {
    return filter.get(QueueFilter.Part.SECTION);
  }

  public void setSection(@Nullable String section) {
    set(QueueFilter.Part.SECTION, QueueFilter.BLOCKED.equals(section) ? section : "");
  }

  public String getStream() {
    return filter.get(QueueFilter.Part.STREAM);
  }

  public void setStream(@Nullable String stream) {
    set(QueueFilter.Part.STREAM, stream);
  }

  public String getTier() {
    return filter.get(QueueFilter.Part.TIER);
  }

  public void setTier(@Nullable String tier) {
    set(QueueFilter.Part.TIER, tier);
  }

  public String getState() {
    return filter.state();
  }

  public void setState(@Nullable String state) {
    set(QueueFilter.Part.STATE, state);
  }

  public String getFrom() {
    return filter.get(QueueFilter.Part.FROM);
  }

  public void setFrom(@Nullable String from) {
    set(QueueFilter.Part.FROM, from);
  }

  public String getTo() {
    return filter.get(QueueFilter.Part.TO);
  }

  public void setTo(@Nullable String to) {
    set(QueueFilter.Part.TO, to);
  }

  public String getFromTyped() {
    return getFrom();
  }

  /** An amount as the reader's language writes it. */
  public void setFromTyped(@Nullable String from) {
    setFrom(Amounts.plain(Objects.requireNonNullElse(from, ""), texts.locale()));
  }

  public String getToTyped() {
    return getTo();
  }

  public void setToTyped(@Nullable String to) {
    setTo(Amounts.plain(Objects.requireNonNullElse(to, ""), texts.locale()));
  }

  public String getSince() {
    return filter.get(QueueFilter.Part.SINCE);
  }

  public void setSince(@Nullable String since) {
    set(QueueFilter.Part.SINCE, since);
  }

  public String getUntil() {
    return filter.get(QueueFilter.Part.UNTIL);
  }

  public void setUntil(@Nullable String until) {
    set(QueueFilter.Part.UNTIL, until);
  }

  /** The same time on the reader's clock, as a field for times wants it. */
  public String getSinceHere() {
    return filter.time(QueueFilter.Part.SINCE).map(zone::local).orElse("");
  }

  public void setSinceHere(@Nullable String local) {
    set(QueueFilter.Part.SINCE, zone.instant(Objects.requireNonNullElse(local, "")));
  }

  public String getUntilHere() {
    return filter.time(QueueFilter.Part.UNTIL).map(zone::local).orElse("");
  }

  public void setUntilHere(@Nullable String local) {
    set(QueueFilter.Part.UNTIL, zone.instant(Objects.requireNonNullElse(local, "")));
  }

  public String getSubject() {
    return filter.get(QueueFilter.Part.SUBJECT);
  }

  public void setSubject(@Nullable String subject) {
    set(QueueFilter.Part.SUBJECT, subject);
  }

  public String getModel() {
    return filter.get(QueueFilter.Part.MODEL);
  }

  public void setModel(@Nullable String model) {
    set(QueueFilter.Part.MODEL, model);
  }

  public String getReviewer() {
    return filter.get(QueueFilter.Part.REVIEWER);
  }

  public void setReviewer(@Nullable String reviewer) {
    set(QueueFilter.Part.REVIEWER, reviewer);
  }

  public String getText() {
    return filter.get(QueueFilter.Part.TEXT);
  }

  public void setText(@Nullable String text) {
    set(QueueFilter.Part.TEXT, text);
  }

  public String getOrder() {
    return filter.get(QueueFilter.Part.ORDER);
  }

  public void setOrder(@Nullable String order) {
    set(QueueFilter.Part.ORDER, order);
  }

  private void set(QueueFilter.Part key, @Nullable String value) {
    filter = filter.with(key, Objects.requireNonNullElse(value, ""));
  }
}
