package org.borderflow.endtoend.containers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.borderflow.endtoend.deployments.Deploy;
import org.testcontainers.images.ImagePullPolicy;
import org.testcontainers.utility.DockerImageName;

/**
 * Our images, built by our own script from what the build has packaged just now: an image that is
 * there may be of another state of the clone. Never pulled.
 */
final class Images {

  static final DockerImageName KAFKA =
      image("borderflow-kafka").asCompatibleSubstituteFor("apache/kafka");
  static final DockerImageName REGISTRY = image("borderflow-registry");
  static final DockerImageName BORDERFLOW = image("borderflow");
  static final ImagePullPolicy NEVER_PULL = name -> false;

  private static final String TAG = "test";

  private Images() {}

  /** One of them. */
  static DockerImageName image(String name) {
    return DockerImageName.parse(name).withTag(TAG);
  }

  /** Builds all of them; quick if nothing has changed since. */
  static void build() throws IOException, InterruptedException {
    Path said = Files.createTempFile("images", ".log");
    ProcessBuilder script =
        new ProcessBuilder(
                Deploy.path("images", "build").toString(), "--base", "here", "--tag", TAG)
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    script.environment().put("JAVA_HOME", System.getProperty("java.home"));
    int status = script.start().waitFor();
    String text = Files.readString(said);
    Files.delete(said);
    if (status != 0) {
      throw new IllegalStateException("The images could not be built:\n" + text);
    }
  }
}
