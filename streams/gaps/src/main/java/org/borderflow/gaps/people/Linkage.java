package org.borderflow.gaps.people;

import org.borderflow.gaps.fields.Share;

/**
 * How crossings are put together to people. An identity is a person number of an agency or a
 * document.
 *
 * @param identified crossings that say who crossed, of all
 * @param persons people, as far as they are told apart
 * @param identities identities under which they crossed
 * @param linked identities that share their person with another, of all
 * @param oneIdentity people with one identity, of all
 * @param twoIdentities people with two
 * @param moreIdentities people with three or more
 * @param seenOnce people with a single crossing, of all
 * @param contradicted people who were seen twice in a row in one direction, of those with more than
 *     one crossing that rules see
 * @param residenceTold people of whose residence something is known from elsewhere, of all
 */
public record Linkage(
    Share identified,
    long persons,
    long identities,
    Share linked,
    Share oneIdentity,
    Share twoIdentities,
    Share moreIdentities,
    Share seenOnce,
    Share contradicted,
    Share residenceTold) {}
