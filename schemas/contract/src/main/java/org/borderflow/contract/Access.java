package org.borderflow.contract;

import static org.apache.kafka.common.acl.AclOperation.ALL;
import static org.apache.kafka.common.acl.AclOperation.ALTER;
import static org.apache.kafka.common.acl.AclOperation.ALTER_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.DELETE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.Resource;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * Who may do what in a cluster. Whatever is not said here is refused by an authorizer that refuses
 * by default, as Kafka's own does: agencies, who speak to the intake only, appear nowhere.
 */
public enum Access {
  /** The intake: it writes what it received and refused, and counts refusals that are open. */
  INGEST {
    @Override
    void allow(Grants grants) {
      grants.topics(WRITE, Topics.RECEIVED.name(), Topics.REJECTED.name());
      grants.topics(
          READ, Topics.REJECTED.name(), Topics.AWAITING_TARGET.name(), Topics.RESUBMITTED.name());
    }
  },
  /** The clock: it writes which day it is, beside the records. */
  CLOCK {
    @Override
    void allow(Grants grants) {
      grants.topics(WRITE, Topics.RECEIVED.name());
    }
  },
  /** The stream processors, with their own topics, group and transactions. */
  STREAMS {
    @Override
    void allow(Grants grants) {
      grants.topics(
          READ,
          Topics.RECEIVED.name(),
          Topics.CROSSINGS.name(),
          Topics.PROGRESS.name(),
          Topics.DEAD_LETTERS);
      Topics.RESULTS.forEach(result -> grants.topics(WRITE, result.name()));
      grants.topics(WRITE, Topics.REJECTED.name(), Topics.PROGRESS.name(), Topics.DEAD_LETTERS);
      grants.onPrefix(ResourceType.TOPIC, STREAMS_PREFIX, ALL);
      grants.onPrefix(ResourceType.GROUP, STREAMS_PREFIX, READ, DESCRIBE);
      grants.onPrefix(ResourceType.TRANSACTIONAL_ID, STREAMS_PREFIX, WRITE, DESCRIBE);
    }
  },
  /** The view: it reads cells. Who may see the exact ones it asks its own register. */
  VIEW {
    @Override
    void allow(Grants grants) {
      grants.topics(
          READ,
          Topics.FLOW_CELLS.name(),
          Topics.PUBLIC_FLOW_CELLS.name(),
          Topics.STAY_LENGTHS.name(),
          Topics.PUBLIC_STAY_LENGTHS.name(),
          Topics.PROGRESS.name());
    }
  },
  /** Whoever sets the cluster up, works refusals off, makes releases and erases persons. */
  OPERATOR {
    @Override
    void allow(Grants grants) {
      grants.onPrefix(
          ResourceType.TOPIC,
          PREFIX,
          CREATE,
          READ,
          WRITE,
          DELETE,
          ALTER,
          DESCRIBE_CONFIGS,
          ALTER_CONFIGS);
      grants.onPrefix(ResourceType.GROUP, STREAMS_PREFIX, READ, DESCRIBE);
      grants.onPrefix(ResourceType.TRANSACTIONAL_ID, STREAMS_PREFIX, WRITE, DESCRIBE);
      grants.on(ResourceType.CLUSTER, Resource.CLUSTER_NAME, DESCRIBE, ALTER, DESCRIBE_CONFIGS);
    }
  },
  /** A statistician: what is public, read in groups of its own. */
  STATISTICIAN {
    @Override
    void allow(Grants grants) {
      grants.on(ResourceType.TOPIC, Topics.PUBLIC_FLOW_CELLS.name(), READ);
      grants.on(ResourceType.TOPIC, Topics.PUBLIC_STAY_LENGTHS.name(), READ);
      grants.on(ResourceType.TOPIC, Topics.CLEARING_PUBLIC_MATRIX.name(), READ);
      grants.onPrefix(ResourceType.GROUP, "statistics-", READ);
    }
  },
  /**
   * A clearing-house, where its own topics are: it makes them, keeps deposits, tells the matrix.
   */
  CLEARING_HOUSE {
    @Override
    void allow(Grants grants) {
      Topics.CLEARING.forEach(
          topic -> grants.on(ResourceType.TOPIC, topic.name(), CREATE, DESCRIBE, WRITE));
      grants.on(ResourceType.TOPIC, Topics.CLEARING_DEPOSITS.name(), READ);
      grants.on(ResourceType.TOPIC, Topics.CLEARING_REPORTS.name(), READ);
      grants.onPrefix(ResourceType.TOPIC, HOUSE_PREFIX, ALL);
      grants.onPrefix(ResourceType.GROUP, HOUSE_PREFIX, READ, DESCRIBE);
      grants.onPrefix(ResourceType.TRANSACTIONAL_ID, HOUSE_PREFIX, WRITE, DESCRIBE);
    }
  },
  /** A clearing-house elsewhere that deposits public cells of ours, as of the day they stand at. */
  SUBSCRIBER {
    @Override
    void allow(Grants grants) {
      grants.on(ResourceType.TOPIC, Topics.PUBLIC_FLOW_CELLS.name(), READ);
      grants.on(ResourceType.TOPIC, Topics.PROGRESS.name(), READ);
    }
  };

  /** The roles that every deployment has somebody for; the others are for who is named. */
  public static final Set<Access> USUAL =
      Collections.unmodifiableSet(EnumSet.range(INGEST, OPERATOR));

  /** With which the names of all our topics begin. */
  private static final String PREFIX = "border-";

  /** With which the names of what the streams make for themselves begin. */
  private static final String STREAMS_PREFIX = "border-flows";

  /** With which the names of what a clearing-house makes for itself begin. */
  private static final String HOUSE_PREFIX = "clearing-house";

  /** What it is called, such as {@code clearing-house}. */
  public String title() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What this role may do. */
  abstract void allow(Grants grants);

  /**
   * What a principal in this role may do.
   *
   * @param principal as Kafka names it, such as {@code User:ingest}
   */
  public List<AclBinding> of(String principal) {
    Grants grants = new Grants(principal);
    allow(grants);
    return grants.bindings;
  }

  /** What is granted to one principal, from everywhere. */
  static final class Grants {

    private final String principal;
    private final List<AclBinding> bindings = new ArrayList<>();

    private Grants(String principal) {
      this.principal = principal;
    }

    /** Something in some topics; that all of ours exist may be known. */
    private void topics(AclOperation operation, String... topics) {
      for (String topic : topics) {
        on(ResourceType.TOPIC, topic, operation);
      }
      onPrefix(ResourceType.TOPIC, PREFIX, DESCRIBE);
    }

    private void on(ResourceType type, String name, AclOperation... operations) {
      add(type, name, PatternType.LITERAL, operations);
    }

    private void onPrefix(ResourceType type, String prefix, AclOperation... operations) {
      add(type, prefix, PatternType.PREFIXED, operations);
    }

    private void add(
        ResourceType type, String name, PatternType pattern, AclOperation... operations) {
      for (AclOperation operation : operations) {
        AclBinding binding =
            new AclBinding(
                new ResourcePattern(type, name, pattern),
                new AccessControlEntry(principal, "*", operation, AclPermissionType.ALLOW));
        if (!bindings.contains(binding)) {
          bindings.add(binding);
        }
      }
    }
  }
}
