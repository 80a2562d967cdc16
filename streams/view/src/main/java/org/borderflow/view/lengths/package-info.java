/**
 * How long people stayed, as served: a {@link org.borderflow.view.lengths.LengthTable} that {@link
 * org.borderflow.view.lengths.LiveLengths} keeps as the topics tell it, how its {@link
 * org.borderflow.view.lengths.LengthRow rows} are written, and {@link
 * org.borderflow.view.lengths.LengthFiles files} of them.
 */
package org.borderflow.view.lengths;
