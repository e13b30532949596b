package assay.webapp.console;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The queue's filter as the address gives it and the form changes it. The page of a case has it
 * too, so that the next case comes from the list in which the reviewer works.
 */
@Named("filter")
@ViewScoped
public class FilterForm implements Serializable {
  private QueueFilter filter = QueueFilter.NONE;

  QueueFilter filter() {
    return filter;
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
    var bare = QueueFilter.NONE.withSection(filter.section());
    return filter.equals(bare) ? null : bare.address();
  }

  public boolean isBlocked() {
    return filter.isBlocked();
  }

  public String getSection() {
    return filter.section();
  }

  public void setSection(@Nullable String section) {
    filter = filter.withSection(orEmpty(section));
  }

  public String getStream() {
    return filter.stream();
  }

  public void setStream(@Nullable String stream) {
    filter = filter.withStream(orEmpty(stream));
  }

  public String getTier() {
    return filter.tier();
  }

  public void setTier(@Nullable String tier) {
    filter = filter.withTier(orEmpty(tier));
  }

  public String getState() {
    return filter.state();
  }

  public void setState(@Nullable String state) {
    filter = filter.withState(orEmpty(state));
  }

  public String getFrom() {
    return filter.from();
  }

  public void setFrom(@Nullable String from) {
    filter = filter.withAmounts(orEmpty(from), filter.to());
  }

  public String getTo() {
    return filter.to();
  }

  public void setTo(@Nullable String to) {
    filter = filter.withAmounts(filter.from(), orEmpty(to));
  }

  public String getText() {
    return filter.text();
  }

  public void setText(@Nullable String text) {
    filter = filter.withText(orEmpty(text));
  }

  private static String orEmpty(@Nullable String value) {
    return Objects.requireNonNullElse(value, "");
  }
}
