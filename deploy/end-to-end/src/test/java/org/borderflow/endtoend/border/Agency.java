package org.borderflow.endtoend.border;

import java.util.List;

/**
 * An agency and the posts it writes about.
 *
 * @param name whose record ids and person numbers are its own
 * @param posts its posts; those with a zone are in its register
 */
public record Agency(String name, List<Post> posts) {

  /** Two agencies whose posts keep four different calendars. One code means two of them. */
  static final List<Agency> TWO =
      List.of(
          new Agency(
              "north",
              List.of(
                  new Post("NZAKL", "Pacific/Auckland"),
                  new Post("ISLAND", "Pacific/Chatham"),
                  new Post("Quay, \"east\"", null))),
          new Agency(
              "south",
              List.of(
                  new Post("WSAPW", "Pacific/Apia"),
                  new Post("ISLAND", null),
                  new Post("USANC", "America/Anchorage"))));

  /** The register of its posts. */
  public String register() {
    StringBuilder text = new StringBuilder("border_post,name,time_zone\n");
    for (Post post : posts) {
      if (post.zone() != null) {
        text.append(Csv.line(post.code(), "", post.zone())).append('\n');
      }
    }
    return text.toString();
  }
}
