package org.borderflow.command.gaps;

import java.util.List;

/** What is taken away from a file in which everything stands. */
enum Scenario {
  WHOLE {
    @Override
    void befall(BlankedFile file) {
      // Nothing is taken away: what is lacking is lacking in every file.
    }
  },
  BIRTH_COUNTRY_BLANK_IN_4_OF_100 {
    @Override
    void befall(BlankedFile file) {
      file.write("", List.of("birth_country"), 4, List.of("*"));
    }
  },
  BIRTH_COUNTRY_BLANK_AT_HALF_OF_THE_EXITS {
    @Override
    void befall(BlankedFile file) {
      file.write("", List.of("birth_country"), 50, List.of("direction=EXIT"));
    }
  },
  PURPOSE_UNKNOWN_IN_10_OF_100 {
    @Override
    void befall(BlankedFile file) {
      file.write("UNKNOWN", List.of("purpose"), 10, List.of("*"));
    }
  },
  PURPOSE_BLANK_IN_30_OF_100 {
    @Override
    void befall(BlankedFile file) {
      file.write("", List.of("purpose"), 30, List.of("*"));
    }
  },
  OTHER_COUNTRY_AND_SEX_BLANK {
    @Override
    void befall(BlankedFile file) {
      file.write("", List.of("other_country"), 25, List.of("*"));
      file.write("U", List.of("sex"), 5, List.of("*"));
    }
  },
  SEX_AND_BIRTH_DATE_BLANK_IN_20_OF_100_ENTRIES {
    @Override
    void befall(BlankedFile file) {
      file.write("", List.of("sex", "birth_date"), 20, List.of("direction=ENTRY"));
    }
  },
  RESIDENCE_BLANK_IN_2022 {
    @Override
    void befall(BlankedFile file) {
      file.write("", List.of("residence_country"), 100, List.of("crossed_at=2022"));
    }
  },
  MODE_BLANK_AT_THE_GREATEST_POST {
    @Override
    void befall(BlankedFile file) {
      file.write("", List.of("transport_mode"), 100, List.of("border_post=NZNPT"));
    }
  },
  CITIZENSHIP_XXX_IN_5_OF_100 {
    @Override
    void befall(BlankedFile file) {
      file.write("XXX", List.of("citizenship"), 5, List.of("*"));
    }
  },
  CITIZENSHIP_BLANK_IN_3_OF_100 {
    @Override
    void befall(BlankedFile file) {
      file.write("", List.of("citizenship"), 3, List.of("*"));
    }
  },
  CITIZENSHIP_BLANK_IN_15_OF_100 {
    @Override
    void befall(BlankedFile file) {
      file.write("", List.of("citizenship"), 15, List.of("*"));
    }
  },
  A_THIRD_OF_THE_EXITS_NOT_RECORDED {
    @Override
    void befall(BlankedFile file) {
      file.leaveOut(33, List.of("direction=EXIT"));
    }
  },
  ONE_YEAR_ONLY {
    @Override
    void befall(BlankedFile file) {
      file.leaveOut(100, List.of("crossed_at=2021"));
      file.leaveOut(100, List.of("crossed_at=2022"));
    }
  },
  TWO_MONTHS_DECIDED {
    @Override
    void befall(BlankedFile file) {
      file.leaveOut(100, List.of("crossed_at=2022"));
      file.leaveOut(100, List.of("crossed_at=2021-03"));
      for (int month = 4; month <= 12; month++) {
        file.leaveOut(100, List.of(String.format("crossed_at=2021-%02d", month)));
      }
    }
  },
  THE_GREATEST_POST_SILENT_FOR_A_YEAR {
    @Override
    void befall(BlankedFile file) {
      file.leaveOut(100, List.of("border_post=NZNPT", "crossed_at=2021"));
    }
  },
  PERMITS_BLANK_IN_10_OF_100 {
    @Override
    void befall(BlankedFile file) {
      file.write("", List.of("permit"), 10, List.of("direction=ENTRY"));
    }
  },
  CLASS_BLANK_AT_TWO_POSTS {
    @Override
    void befall(BlankedFile file) {
      file.write("", List.of("traveller_class"), 100, List.of("border_post=NZSBY"));
      file.write("", List.of("traveller_class"), 100, List.of("border_post=NZNPT"));
    }
  };

  /** Takes it away. */
  abstract void befall(BlankedFile file);
}
