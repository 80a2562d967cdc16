/**
 * What is promised of the whole, tested on the whole: {@link
 * org.borderflow.endtoend.PipelineContract} holds for every {@link
 * org.borderflow.endtoend.Pipeline}, wherever its parts run.
 */
package org.borderflow.endtoend;
