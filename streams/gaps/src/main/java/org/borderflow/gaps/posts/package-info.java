/**
 * How well each post reports: {@link org.borderflow.gaps.posts.PostLog} gathers what is known of
 * one, {@link org.borderflow.gaps.posts.PostFigures} is what comes of it. {@link
 * org.borderflow.gaps.posts.Silences} finds the periods in which a post is silent although records
 * were to be expected.
 */
package org.borderflow.gaps.posts;
