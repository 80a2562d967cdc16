/**
 * What of a counted cell may be told to anybody. A {@link
 * org.borderflow.rules.disclosure.DisclosureMethod} looks at one cell at a time, under a {@link
 * org.borderflow.rules.disclosure.DisclosureKey}, and says what is {@link
 * org.borderflow.rules.disclosure.Released released} of it. Whether it goes to a file or to a
 * topic: what is published of an {@link org.borderflow.rules.disclosure.ExactCell} is a {@link
 * org.borderflow.rules.disclosure.PublicCell}.
 */
package org.borderflow.rules.disclosure;
