package org.borderflow.command;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version that was built, as the build wrote it beside the classes. */
final class BuildVersion implements IVersionProvider {

  private static final String WRITTEN_BY_THE_BUILD =
      "/META-INF/maven/org.borderflow/borderflow-command/pom.properties";

  @Override
  public String[] getVersion() throws IOException {
    Properties build = new Properties();
    try (InputStream in = BuildVersion.class.getResourceAsStream(WRITTEN_BY_THE_BUILD)) {
      if (in != null) {
        build.load(in);
      }
    }
    return new String[] {"borderflow " + build.getProperty("version", "(not packaged)")};
  }
}
