/**
 * The small files that accompany the crossings: {@link org.borderflow.ingest.posts.PostRegister},
 * the border posts, their time zones and when they are posts, and {@link
 * org.borderflow.ingest.posts.InitialStatusFile}, residence known from elsewhere. Both are the
 * user's own tables, so a single bad row makes them {@link
 * org.borderflow.ingest.read.UnusableInput}.
 */
package org.borderflow.ingest.posts;
