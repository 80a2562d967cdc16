/** What is pushed, what became of it, and whether that is what it should be. */
package org.borderflow.faults.figures;
