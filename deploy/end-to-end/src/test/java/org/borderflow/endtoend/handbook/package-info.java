/**
 * The handbook for statisticians, read and followed: {@link
 * org.borderflow.endtoend.handbook.Handbook} finds its chapters, links and exercises.
 */
package org.borderflow.endtoend.handbook;
