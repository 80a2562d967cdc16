/**
 * The contract on containers: {@link org.borderflow.endtoend.containers.Images} are built from this
 * clone, {@link org.borderflow.endtoend.containers.ContainerPipeline} runs them, {@link
 * org.borderflow.endtoend.containers.ComposeStack} runs them as the compose file says, {@link
 * org.borderflow.endtoend.containers.NeedsDocker} leaves it all out where there is no Docker.
 */
package org.borderflow.endtoend.containers;
