/**
 * Who is represented by whom. Statements that two identities are, or are not, one person go to one
 * task, because a chain of them may lead anywhere ({@link
 * org.borderflow.topology.links.RepresentTravellers}). It tells every identity that is linked under
 * which one the history of the person is kept; the histories stage follows.
 */
package org.borderflow.topology.links;
