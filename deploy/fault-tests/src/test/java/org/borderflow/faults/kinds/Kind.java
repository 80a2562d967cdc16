package org.borderflow.faults.kinds;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.borderflow.faults.hosts.Host;
import org.borderflow.faults.hosts.Machine;
import org.borderflow.faults.hosts.Site;

/** The kinds of faults. */
public enum Kind {
  /** A broker is killed and started again. */
  KILL_BROKER {
    @Override
    public Fault draw(Site site, Random random) {
      return killed(one(site.brokers(), random));
    }
  },

  /** A service is killed and started again. */
  KILL_INSTANCE {
    @Override
    public Fault draw(Site site, Random random) {
      return killed(one(site.services(), random));
    }
  },

  /** A process stands still, for a moment or for longer than others wait for it. */
  PAUSE {
    @Override
    public Fault draw(Site site, Random random) {
      Host host = one(site.hosts(), random);
      return fault(host.name() + " stands still", host::pause, host::resume);
    }
  },

  /** A host is cut off, or two hosts from each other. */
  CUT_NETWORK {
    @Override
    public Fault draw(Site site, Random random) {
      List<Host> hosts = shuffled(site.hosts(), random);
      String one = hosts.get(0).name();
      String other = hosts.get(1).name();
      return random.nextBoolean()
          ? fault(
              one + " is cut off", () -> site.lines().isolate(one), () -> site.lines().rejoin(one))
          : fault(
              one + " and " + other + " are cut from each other",
              () -> site.lines().cut(one, other),
              () -> site.lines().mend(one, other));
    }

    @Override
    public Optional<String> missing(Machine machine) {
      return machine.lines()
          ? Optional.empty()
          : Optional.of("network namespaces and iptables, as root");
    }
  },

  /** The disk of a broker or of an instance is full until there is room again. */
  FILL_DISK {
    @Override
    public Fault draw(Site site, Random random) {
      List<Host> own = site.hosts().stream().filter(host -> host.disk().isPresent()).toList();
      Host host = one(own, random);
      return fault(
          "the disk of " + host.name() + " is full",
          () -> host.disk().orElseThrow().fill(),
          () -> host.disk().orElseThrow().free());
    }

    @Override
    public Optional<String> missing(Machine machine) {
      return machine.disks()
          ? Optional.empty()
          : Optional.of("file systems in files (mkfs.ext4, mount -o loop), as root");
    }
  },

  /** A host comes up with a clock that is wrong by up to half a day, and later with a right one. */
  SKEW_CLOCK {
    @Override
    public Fault draw(Site site, Random random) {
      Host host = one(Stream.concat(site.brokers().stream(), site.services().stream()), random);
      Duration by = Duration.ofSeconds(random.nextInt(2 * HALF_A_DAY) - HALF_A_DAY);
      return fault(
          "the clock of " + host.name() + " is wrong by " + by,
          () -> restart(host, by),
          () -> restart(host, Duration.ZERO));
    }

    @Override
    public Optional<String> missing(Machine machine) {
      return machine.faketime().isPresent()
          ? Optional.empty()
          : Optional.of("libfaketime (Debian: faketime)");
    }
  },

  /** What an instance keeps on its disk is damaged while it does not run. */
  CORRUPT_STATE {
    @Override
    public Fault draw(Site site, Random random) {
      Host host = one(site.streams(), random);
      return new CorruptState(host, random.nextBoolean(), new Random(random.nextLong()));
    }
  },

  /** Everything is killed or stopped, one after the other, and started in another order. */
  RESTART_ALL {
    @Override
    public Fault draw(Site site, Random random) {
      List<Host> down = shuffled(site.hosts(), random);
      List<Host> up = shuffled(site.hosts(), random);
      boolean kill = random.nextBoolean();
      return fault(
          "everything is " + (kill ? "killed" : "stopped"),
          () -> down.forEach(kill ? Host::kill : Host::stop),
          () -> up.forEach(Host::start));
    }
  };

  private static final int HALF_A_DAY = (int) Duration.ofHours(12).toSeconds();

  /** Draws one: whom it strikes, and how. */
  public abstract Fault draw(Site site, Random random);

  /** What a machine would have to have for it and has not. */
  public Optional<String> missing(Machine machine) {
    return Optional.empty();
  }

  private static Fault killed(Host host) {
    return fault(host.name() + " is killed", host::kill, host::start);
  }

  private static void restart(Host host, Duration skew) {
    host.stop();
    host.skew(skew);
    host.start();
  }

  private static Host one(Stream<Host> hosts, Random random) {
    return one(hosts.toList(), random);
  }

  private static Host one(List<Host> hosts, Random random) {
    return hosts.get(random.nextInt(hosts.size()));
  }

  private static List<Host> shuffled(List<Host> hosts, Random random) {
    List<Host> shuffled = new ArrayList<>(hosts);
    Collections.shuffle(shuffled, random);
    return shuffled;
  }

  private interface Step {
    void take() throws Exception;
  }

  private static Fault fault(String what, Step strike, Step mend) {
    return new Fault() {
      @Override
      public String what() {
        return what;
      }

      @Override
      public void strike() throws Exception {
        strike.take();
      }

      @Override
      public void mend() throws Exception {
        mend.take();
      }
    };
  }
}
