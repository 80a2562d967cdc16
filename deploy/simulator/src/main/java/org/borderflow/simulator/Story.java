package org.borderflow.simulator;

/** One way to live with a border. */
interface Story {

  Life tell(World world, Chance chance, long number);
}
