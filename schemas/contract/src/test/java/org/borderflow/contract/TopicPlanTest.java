package org.borderflow.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TopicPlanTest {

  private static final List<Integer> BROKERS = List.of(1, 2, 3);

  @Test
  void replicasStayWhereTheyAreAndOthersAreSharedOut() {
    assertThat(TopicPlan.replicas(List.of(2), BROKERS, 3, 0)).containsExactly(2, 1, 3);
    assertThat(TopicPlan.replicas(List.of(2), BROKERS, 2, 0)).containsExactly(2, 1);
    assertThat(TopicPlan.replicas(List.of(2), BROKERS, 2, 2)).containsExactly(2, 3);
    assertThat(TopicPlan.replicas(List.of(3, 1, 2), BROKERS, 1, 0)).containsExactly(3);
  }
}
