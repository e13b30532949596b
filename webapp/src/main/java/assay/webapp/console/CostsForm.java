package assay.webapp.console;

import assay.domain.cost.Costs;
import java.io.Serializable;

/** The costs of a stream while somebody moves them. */
public class CostsForm implements Serializable {
  private static final long serialVersionUID = 1;

  private double lossRate;
  private double fee;
  private double review;
  private double catchRate;
  private double insult;
  private double insultShare;
  private boolean automaticBlock;
  private double highFrom;
  private double reviewMinutes;

  static CostsForm of(Costs costs) {
    var form = new CostsForm();
    form.lossRate = costs.lossRate();
    form.fee = costs.fee();
    form.review = costs.review();
    form.catchRate = costs.catchRate();
    form.insult = costs.insult();
    form.insultShare = costs.insultShare();
    form.automaticBlock = costs.automaticBlock();
    form.highFrom = costs.highFrom();
    form.reviewMinutes = costs.reviewMinutes();
    return form;
  }

  /**
   * The costs.
   *
   * @throws IllegalArgumentException if one is out of its range, naming it
   */
  Costs toCosts() {
    return new Costs(
        lossRate,
        fee,
        review,
        catchRate,
        insult,
        insultShare,
        automaticBlock,
        highFrom,
        reviewMinutes);
  }

  boolean isPossible() {
    try {
      toCosts();
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  public double getLossRate() {
    return lossRate;
  }

  public void setLossRate(double lossRate) {
    this.lossRate = lossRate;
  }

  public double getFee() {
    return fee;
  }

  public void setFee(double fee) {
    this.fee = fee;
  }

  public double getReview() {
    return review;
  }

  public void setReview(double review) {
    this.review = review;
  }

  public double getCatchRate() {
    return catchRate;
  }

  public void setCatchRate(double catchRate) {
    this.catchRate = catchRate;
  }

  public double getInsult() {
    return insult;
  }

  public void setInsult(double insult) {
    this.insult = insult;
  }

  public double getInsultShare() {
    return insultShare;
  }

  public void setInsultShare(double insultShare) {
    this.insultShare = insultShare;
  }

  public boolean isAutomaticBlock() {
    return automaticBlock;
  }

  public void setAutomaticBlock(boolean automaticBlock) {
    this.automaticBlock = automaticBlock;
  }

  public double getHighFrom() {
    return highFrom;
  }

  public void setHighFrom(double highFrom) {
    this.highFrom = highFrom;
  }

  public double getReviewMinutes() {
    return reviewMinutes;
  }

  public void setReviewMinutes(double reviewMinutes) {
    this.reviewMinutes = reviewMinutes;
  }
}
