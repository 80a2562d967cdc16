package org.borderflow.simulator;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The border posts of the simulated country, in two time zones of which one is 45 minutes off. */
final class Posts {

  static final String HEADER = "border_post,name,time_zone,mode,latitude,longitude";

  private static final ZoneId MAINLAND = ZoneId.of("Pacific/Auckland");
  private static final ZoneId OUTER_ISLANDS = ZoneId.of("Pacific/Chatham");

  private final List<Post> all;
  private final Map<Route, Weighted<Post>> byRoute = new EnumMap<>(Route.class);

  private Posts(List<Post> all) {
    this.all = all;
    for (Route route : Route.values()) {
      List<Post> serving = all.stream().filter(post -> post.route() == route).toList();
      byRoute.put(route, Weighted.of(serving, Post::share));
    }
  }

  static Posts of(String country) {
    String prefix = twoLetters(country);
    List<Post> posts = new ArrayList<>();
    posts.add(
        new Post(
            prefix + "NPT",
            "Northport International Airport",
            MAINLAND,
            TransportMode.AIR,
            TimeStyle.OFFSET,
            false,
            Route.AIR,
            70,
            "-36.90",
            "174.80"));
    posts.add(
        new Post(
            prefix + "SBY",
            "Southbay Airport",
            MAINLAND,
            TransportMode.AIR,
            TimeStyle.LOCAL,
            false,
            Route.AIR,
            26,
            "-43.40",
            "172.50"));
    posts.add(
        new Post(
            prefix + "OIA",
            "Outer Islands Airfield",
            OUTER_ISLANDS,
            TransportMode.AIR,
            TimeStyle.OFFSET,
            false,
            Route.AIR,
            4,
            "-43.80",
            "-176.50"));
    posts.add(
        new Post(
            prefix + "HBC",
            "Harbour City Cruise Terminal",
            MAINLAND,
            TransportMode.SEA,
            TimeStyle.LOCAL,
            true,
            Route.SEA,
            100,
            "-41.30",
            "174.80"));
    posts.add(
        new Post(
            prefix + "RBR",
            "River Bridge",
            MAINLAND,
            TransportMode.ROAD,
            TimeStyle.OFFSET,
            true,
            Route.LAND,
            55,
            "-45.10",
            "168.20"));
    posts.add(
        new Post(
            prefix + "JCT",
            "Junction Station",
            MAINLAND,
            TransportMode.RAIL,
            TimeStyle.LOCAL,
            false,
            Route.LAND,
            33,
            "-44.90",
            "167.90"));
    posts.add(
        new Post(
            prefix + "HPS",
            "High Pass",
            OUTER_ISLANDS,
            TransportMode.ROAD,
            TimeStyle.DATE_ONLY,
            true,
            Route.LAND,
            12,
            "-43.95",
            "-176.40"));
    return new Posts(List.copyOf(posts));
  }

  List<Post> all() {
    return all;
  }

  Post draw(Route route, Chance chance) {
    return byRoute.get(route).draw(chance);
  }

  /** The alpha-2 code, which UN/LOCODE begins with; a user-assigned one for unknown countries. */
  private static String twoLetters(String country) {
    for (String code : Locale.getISOCountries()) {
      if (new Locale("", code).getISO3Country().equals(country)) {
        return code;
      }
    }
    return "XZ";
  }
}
