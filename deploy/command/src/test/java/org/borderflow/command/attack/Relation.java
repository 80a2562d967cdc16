package org.borderflow.command.attack;

import java.util.List;

/** Something that holds between cells, from which follows what they can be. */
interface Relation {

  /** Draws the conclusions, and says whether any was new. */
  boolean narrow();

  /**
   * Parts make up a whole.
   *
   * @param slack by how much they may differ, because each was rounded by itself
   */
  record Sum(Bounds whole, List<Bounds> parts, long slack) implements Relation {

    @Override
    public boolean narrow() {
      long from = parts.stream().mapToLong(Bounds::from).sum();
      long to = parts.stream().mapToLong(Bounds::to).sum();
      boolean news = whole.narrow(from - slack, to + slack);
      for (Bounds part : parts) {
        long least = whole.from() - slack - (to - part.to());
        long most = whole.to() + slack - (from - part.from());
        from -= part.from();
        to -= part.to();
        news |= part.narrow(least, most);
        from += part.from();
        to += part.to();
      }
      return news;
    }
  }

  /**
   * Some cells are together at most as many as others, each taken a number of times.
   *
   * @param apart by how much they are less at least
   */
  record AtMost(List<Bounds> few, long apart, List<Times> many) implements Relation {

    AtMost(List<Bounds> few, List<Times> many) {
      this(few, 0, many);
    }

    AtMost(Bounds one, long apart, Bounds other) {
      this(List.of(one), apart, List.of(new Times(1, other)));
    }

    @Override
    public boolean narrow() {
      boolean news = false;
      for (Bounds one : few) {
        news |= one.narrow(0, most() - (least() - one.from()));
      }
      for (Times times : many) {
        long others = most() - times.factor * times.cell.to();
        news |= times.cell.narrow(-Math.floorDiv(others - least(), times.factor), Bounds.NO_LIMIT);
      }
      return news;
    }

    private long least() {
      return few.stream().mapToLong(Bounds::from).sum() + apart;
    }

    private long most() {
      return many.stream().mapToLong(times -> times.factor * times.cell.to()).sum();
    }
  }

  /** A cell, and how often it counts. */
  record Times(long factor, Bounds cell) {}
}
