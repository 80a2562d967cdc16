package org.borderflow.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.borderflow.estimates.Method;
import org.borderflow.estimates.Prior;
import org.borderflow.rules.RuleBook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredRulesTest {

  private static final RuleBook RULES = RuleOptions.ruleBook("NZL", "12/16,12/12", "impute");

  @TempDir private Path dir;

  @Test
  void aDataDirectoryRemembersTheMethod() {
    Method method = new Method(RULES, Prior.of("0.9,0.25,0"));
    DataDirectory directory = DataDirectory.kept(dir);
    directory.checkMethod(method);

    assertThat(directory.method()).isEqualTo(method);
    directory.checkMethod(method);
    assertThatThrownBy(() -> directory.checkMethod(Method.of(RULES)))
        .isInstanceOf(Misuse.class)
        .hasMessageContaining("--prior");
  }

  @Test
  void theUsualPriorIsNotWrittenSoThatOlderDirectoriesAreTheSame() {
    Method method = Method.of(RULES);

    assertThat(StoredRules.text(method)).doesNotContain("prior");
    assertThat(StoredRules.of(StoredRules.text(method))).isEqualTo(method);
    assertThat(Prior.of(RuleOptions.USUAL_PRIOR)).isEqualTo(Prior.STATED_INTENTION);
  }
}
