package org.borderflow.contract;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.resource.PatternType;

/**
 * What differs between access as it is to be and as a cluster has it, for some principals. Of
 * others nothing is asked.
 *
 * @param missing what is to be granted
 * @param beyond what they have been granted by somebody else; it is left
 */
public record AccessPlan(List<AclBinding> missing, List<AclBinding> beyond) {

  private static final Comparator<AclBinding> IN_ORDER =
      Comparator.comparing((AclBinding each) -> each.entry().principal())
          .thenComparing(each -> each.pattern().resourceType())
          .thenComparing(each -> each.pattern().name())
          .thenComparing(each -> each.entry().operation());

  /**
   * Compares; changes nothing.
   *
   * @param principals who has which role
   */
  public static AccessPlan of(Admin admin, Map<Access, ? extends Collection<String>> principals)
      throws ExecutionException, InterruptedException {
    Set<AclBinding> wanted = new HashSet<>();
    Set<String> concerned = new HashSet<>();
    principals.forEach(
        (role, names) ->
            names.forEach(
                name -> {
                  concerned.add(name);
                  wanted.addAll(role.of(name));
                }));
    List<AclBinding> present =
        admin.describeAcls(AclBindingFilter.ANY).values().get().stream()
            .filter(each -> concerned.contains(each.entry().principal()))
            .toList();
    List<AclBinding> missing = new ArrayList<>(wanted);
    missing.removeAll(present);
    missing.sort(IN_ORDER);
    return new AccessPlan(
        missing, present.stream().filter(each -> !wanted.contains(each)).sorted(IN_ORDER).toList());
  }

  /** Grants what is missing. */
  public void apply(Admin admin) throws ExecutionException, InterruptedException {
    admin.createAcls(missing).all().get();
  }

  /** As it is printed. */
  public static String text(AclBinding binding) {
    return String.join(
        " ",
        binding.entry().permissionType().name().toLowerCase(Locale.ROOT),
        binding.entry().principal(),
        binding.entry().operation().name(),
        binding.pattern().resourceType().name().toLowerCase(Locale.ROOT),
        binding.pattern().name()
            + (binding.pattern().patternType() == PatternType.PREFIXED ? "*" : ""));
  }
}
