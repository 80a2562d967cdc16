package org.borderflow.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.SecurityDisabledException;
import org.borderflow.contract.Access;
import org.borderflow.contract.AccessPlan;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Of which cluster access is asked, and who has which role there. */
final class AclOptions {

  @Mixin private KafkaOptions kafka;

  @Option(
      names = "--principal",
      paramLabel = "ROLE=PRINCIPAL",
      description =
          "Who has a role, as Kafka names it; may be given again and again. Roles: ingest, clock,"
              + " streams, view, operator, statistician, clearing-house, subscriber. Of the first five one"
              + " that is not named is that of User:ROLE, such as User:ingest.")
  private List<String> principals = new ArrayList<>();

  /**
   * Who has which role.
   *
   * @throws Misuse if something is no role or no principal
   */
  Map<Access, List<String>> roles() {
    Map<Access, List<String>> roles = new EnumMap<>(Access.class);
    for (String given : principals) {
      int equals = given.indexOf('=');
      String role = equals < 0 ? given : given.substring(0, equals);
      String principal = given.substring(equals + 1);
      if (equals < 0 || !principal.matches("User:.+") || principal.equals("User:*")) {
        throw new Misuse("--principal: " + given + " is not of the form ROLE=User:NAME");
      }
      roles.computeIfAbsent(role(role), any -> new ArrayList<>()).add(principal);
    }
    for (Access role : Access.USUAL) {
      roles.computeIfAbsent(role, any -> List.of("User:" + role.title()));
    }
    return roles;
  }

  private static Access role(String name) {
    return Arrays.stream(Access.values())
        .filter(role -> role.title().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(() -> new Misuse("--principal: " + name + " is no role"));
  }

  /**
   * A client of the cluster, which has answered.
   *
   * @throws Misuse if no cluster does
   */
  Admin admin() throws InterruptedException {
    return kafka.admin();
  }

  /** A question about access. */
  @FunctionalInterface
  interface Question {
    void ask() throws ExecutionException, InterruptedException;
  }

  /**
   * What differs.
   *
   * @throws Misuse if the cluster has no authorizer, or does not let us ask
   */
  AccessPlan plan(Admin admin) throws InterruptedException {
    AccessPlan[] plan = {null};
    ask(() -> plan[0] = AccessPlan.of(admin, roles()));
    return plan[0];
  }

  /** Asks, and tells in the user's words why that cannot be. */
  static void ask(Question question) throws InterruptedException {
    try {
      question.ask();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SecurityDisabledException) {
        throw new Misuse("--bootstrap-servers: this Kafka has no authorizer: everybody may do all");
      }
      if (e.getCause() instanceof ClusterAuthorizationException) {
        throw new Misuse("--kafka-config: who is named there may not ask for access or grant it");
      }
      throw new IllegalStateException("Kafka refused: " + e.getCause().getMessage(), e);
    }
  }
}
