/**
 * What of a counted cell may be told to anybody. A {@link
 * org.borderflow.rules.disclosure.DisclosureMethod} looks at one cell at a time, under a {@link
 * org.borderflow.rules.disclosure.DisclosureKey}, and says what is {@link
 * org.borderflow.rules.disclosure.Released released} of it.
 */
package org.borderflow.rules.disclosure;
