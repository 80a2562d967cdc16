/** Releases that were frozen, as readers may see them. */
package org.borderflow.view.release;
