/** The kinds of faults, and which of them strike whom in which order. */
package org.borderflow.faults.kinds;
