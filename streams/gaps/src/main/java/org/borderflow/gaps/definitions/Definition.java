package org.borderflow.gaps.definitions;

/**
 * One aspect of how migrants and visitors are defined.
 *
 * @param aspect which one
 * @param recommended what is recommended
 * @param source key of the recommendation
 * @param place where it says so
 * @param verified {@code text} if the place was read there, {@code cited} if it is from elsewhere
 * @param inForce what is applied here
 */
public record Definition(
    String aspect,
    String recommended,
    String source,
    String place,
    String verified,
    String inForce) {}
