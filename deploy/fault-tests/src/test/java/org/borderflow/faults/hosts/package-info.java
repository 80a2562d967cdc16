/** Processes, and what of their machines can be broken: network, disk, clock. */
package org.borderflow.faults.hosts;
