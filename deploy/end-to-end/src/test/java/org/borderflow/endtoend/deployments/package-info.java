/**
 * What is deployed, read as what it is: {@link org.borderflow.endtoend.deployments.ComposeFile} and
 * {@link org.borderflow.endtoend.deployments.Manifests} are typed, {@link
 * org.borderflow.endtoend.deployments.CommandLines} asks the commands themselves.
 */
package org.borderflow.endtoend.deployments;
