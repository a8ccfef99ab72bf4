package io.crossmodal.eval.pipeline;

import io.crossmodal.eval.measure.Advice;
import io.crossmodal.eval.measure.Budget;
import io.crossmodal.eval.measure.Offer;
import io.crossmodal.eval.report.OfferFile;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import io.crossmodal.rpc.ServiceException.FieldViolation;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What evaluations recommend, and how that comes into service. */
public final class Adoption {

  private final Function<String, ReportFiles> reports;
  private final Promotions promotions;

  /**
   * Adoption of what is in reports.
   *
   * @param reports by the id of an evaluation that has succeeded
   */
  Adoption(Function<String, ReportFiles> reports, Promotions promotions) {
    this.reports = reports;
    this.promotions = promotions;
  }

  /**
   * What the budget buys among the views of an evaluation that has succeeded.
   *
   * @throws ServiceException if it has not, or names a quality that was not measured
   */
  public Advised advise(String id, Budget budget) {
    ReportFiles report = reports.apply(id);
    try {
      OfferFile offers = OfferFile.read(report.folder());
      return new Advised(offers, Advice.on(offers.offers(), budget));
    } catch (IOException e) {
      throw new ServiceException(
          ErrorReason.FAILED_PRECONDITION, "evaluation %s: %s".formatted(id, e.getMessage()), e);
    } catch (IllegalArgumentException e) {
      throw ServiceException.fields(
          List.of(new FieldViolation("budget", String.valueOf(e.getMessage()))));
    }
  }

  /**
   * Puts a view of an evaluation into service on a gallery.
   *
   * @param view name of an offer; empty for the one that the budget buys
   * @throws ServiceException if there is no such view, or it does not keep its promise there
   */
  public Promotion promote(String id, String view, Budget budget, String gallery) {
    Advised advised = advise(id, budget);
    Optional<Offer> offer =
        view.isEmpty()
            ? advised.advice().choice().filter(_ -> advised.trusted())
            : advised.offers().offers().stream().filter(o -> o.view().equals(view)).findFirst();
    return promotions.promote(
        advised.offers(),
        offer.orElseThrow(
            () ->
                view.isEmpty()
                    ? new ServiceException(ErrorReason.FAILED_PRECONDITION, advised.words())
                    : ServiceException.field("view", view, "one of " + names(advised))),
        gallery);
  }

  /** Lets the view serve again that did before the last promotion on a gallery. */
  public Promotion takeBack(String gallery) {
    return promotions.takeBack(gallery);
  }

  /** What the last promotion on a gallery promised, if it was not taken back. */
  public Optional<Promise> promise(String gallery) {
    return promotions.promise(gallery);
  }

  private static List<String> names(Advised advised) {
    return advised.offers().offers().stream().map(Offer::view).toList();
  }
}
