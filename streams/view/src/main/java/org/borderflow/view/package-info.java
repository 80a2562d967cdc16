/**
 * From topics to what people read: {@link org.borderflow.view.topic reading topics}, {@link
 * org.borderflow.view.sort sorting}, {@link org.borderflow.view.file files}, {@link
 * org.borderflow.view.summary tables}.
 */
package org.borderflow.view;
