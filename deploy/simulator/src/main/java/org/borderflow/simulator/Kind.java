package org.borderflow.simulator;

import java.util.List;

/**
 * What kind of years the made-up country goes through.
 *
 * <p>{@link #PLAIN} is for demonstrations and load: its people do what they say and what their role
 * is likely to do. The other three are for judging estimates of outcomes that are not known yet,
 * and differ in kind from what an estimator can suppose: people carry an intention that nobody sees
 * and that what they state at the border only resembles; they change their plans, more of them in
 * some months than in others because the {@link Climate} is a serially correlated shock to all at
 * once; stays, trips and absences are log-normal, with some that last for years; how often somebody
 * travels varies from person to person; and a trip now and then becomes a stay.
 */
@SuppressWarnings("ImmutableEnumChecker") // weights never change
public enum Kind {
  /** Roles with fixed habits. */
  PLAIN(List.of()),
  /** Latent intentions and changes of plan in steady years. */
  STABLE(Cast.SHIFTING),
  /**
   * As stable, but ever more students come, four times as many in the end as at first, and ever
   * more of them for short courses.
   */
  STUDENT_GROWTH(Cast.STUDYING),
  /**
   * As stable until 2020-03-19. Then the border is all but closed; many are caught on the wrong
   * side, citizens come home in a rush, and permits run out without anybody leaving. It opens in
   * steps from October 2021 to July 2022, and what was put off is made up for.
   */
  CLOSURE(Cast.SHIFTING);

  private final Weighted<Cast> cast;

  Kind(List<Cast> cast) {
    this.cast = cast.isEmpty() ? null : Weighted.of(cast, Cast::share);
  }

  /** Somebody's story, drawn from those of this kind of country. */
  Story draw(Chance chance) {
    return cast == null ? Role.CAST.draw(chance).story() : cast.draw(chance).story();
  }
}
