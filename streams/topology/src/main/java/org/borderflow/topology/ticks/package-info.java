/**
 * How a day comes. A {@link org.borderflow.schemas.DayTick} is written to every partition of the
 * first topic; each stage passes it on to every partition of the next once it has it from every
 * partition before ({@link org.borderflow.topology.ticks.TickAlignment}). Whoever is reached by a
 * tick has therefore been reached by everything sent before it: time moves by events, quiet
 * partitions included, and "drained" is a thing one can see.
 */
package org.borderflow.topology.ticks;
