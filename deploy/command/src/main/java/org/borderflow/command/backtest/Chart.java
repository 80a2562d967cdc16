package org.borderflow.command.backtest;

import java.util.Locale;
import java.util.function.IntToDoubleFunction;

/** A line chart as SVG, with numbered places along and a scale from zero, or less, up. */
final class Chart {
  private static final int WIDTH = 760;
  private static final int HEIGHT = 260;
  private static final int LEFT = 56;
  private static final int BOTTOM = 28;
  private static final int TOP = 12;

  private final int places;
  private final double least;
  private final double most;
  private final StringBuilder svg = new StringBuilder();

  Chart(String title, int places, double least, double most) {
    this.places = places;
    this.least = Math.min(0, least);
    this.most = most > this.least ? most : this.least + 1;
    svg.append(
        "<svg role='img' viewBox='0 0 " + WIDTH + " " + HEIGHT + "'><title>" + title + "</title>");
    for (int i = 0; i <= 4; i++) {
      double value = this.least + (this.most - this.least) * i / 4;
      svg.append(
          text(
              "<line class='grid' x1='%d' x2='%d' y1='%.1f' y2='%.1f'/>",
              LEFT, WIDTH, y(value), y(value)));
      svg.append(
          text(
              "<text x='%d' y='%.1f' text-anchor='end'>%s</text>",
              LEFT - 6,
              y(value) + 4,
              Math.abs(value) < 10 ? text("%.2f", value) : text("%.0f", value)));
    }
  }

  /** Writes under a place. */
  Chart label(int place, String label) {
    svg.append(
        text("<text x='%.1f' y='%d' text-anchor='middle'>%s</text>", x(place), HEIGHT - 8, label));
    return this;
  }

  /** Draws a line; places without a number are left out. */
  Chart line(String style, IntToDoubleFunction value) {
    StringBuilder points = new StringBuilder();
    for (int i = 0; i < places; i++) {
      if (Double.isFinite(value.applyAsDouble(i))) {
        points.append(text("%.1f,%.1f ", x(i), y(value.applyAsDouble(i))));
      }
    }
    svg.append("<polyline class='" + style + "' points='" + points + "'/>");
    return this;
  }

  /** Fills what lies between two lines. */
  Chart band(IntToDoubleFunction lower, IntToDoubleFunction upper) {
    StringBuilder points = new StringBuilder();
    for (int i = 0; i < places; i++) {
      points.append(text("%.1f,%.1f ", x(i), y(upper.applyAsDouble(i))));
    }
    for (int i = places - 1; i >= 0; i--) {
      points.append(text("%.1f,%.1f ", x(i), y(lower.applyAsDouble(i))));
    }
    svg.append("<polygon class='band' points='" + points + "'/>");
    return this;
  }

  String svg() {
    return svg + "</svg>";
  }

  private double x(int place) {
    return LEFT + 8 + (WIDTH - LEFT - 20.0) * place / Math.max(1, places - 1);
  }

  private double y(double value) {
    double share = (Math.max(least, Math.min(most, value)) - least) / (most - least);
    return HEIGHT - BOTTOM - share * (HEIGHT - BOTTOM - TOP);
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
