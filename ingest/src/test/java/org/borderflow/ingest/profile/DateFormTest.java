package org.borderflow.ingest.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateFormTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          YYYY-MM-DD           | en | 2024-03-05              | 2024-03-05
          MMDDYYYY             | en | 03052024                | 2024-03-05
          DD/MM/YYYY           | en | 05/03/2024              | 2024-03-05
          D/M/YYYY             | en | 5/3/2024                | 2024-03-05
          D/M/YYYY             | en | 15/12/2024              | 2024-12-15
          DD.MM.YY             | en | 05.03.24                | 2024-03-05
          D MONTH YYYY         | es | 5 marzo 2024            | 2024-03-05
          DD-MONTH-YY          | es | 05-SET-24               | 2024-09-05
          DD-MONTH-YY          | es | 05-sep.-24              | 2024-09-05
          D. MONTH YYYY        | de | 5. März 2024            | 2024-03-05
          D MONTH YYYY         | fr | 1 août 2024             | 2024-08-01
          D MONTH YYYY         | fr | 1 Juil. 2024            | 2024-07-01
          D MONTH YYYY         | tr | 1 ağustos 2024          | 2024-08-01
          MONTH YYYY           | pt | Março 2024              | 2024-03
          YYYY                 | en | 2024                    | 2024
          YYYY-MM-DDThh:mm:ssZ | en | 2024-03-05T14:10:00+13:00 | 2024-03-05T14:10:00+13:00
          DD/MM/YYYY h:mm      | en | 05/03/2024 9:05         | 2024-03-05T09:05:00
          YYYYMMDDhhmmss       | en | 20240305141000          | 2024-03-05T14:10:00
          """)
  void aDateOfTheFormIsWrittenAsIsoDoes(String form, String language, String text, String iso) {
    assertThat(new DateForm(form, MonthNames.in(language)).toIso(text)).isEqualTo(iso);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          YYYY-MM-DD   | en | 24-03-05
          YYYY-MM-DD   | en | 2024-3-05
          YYYY-MM-DD   | en | 2024-03-05T10:00
          YYYY-MM-DD   | en | 2024-03
          MMDDYYYY     | en | 3052024
          D MONTH YYYY | es | 5 march 2024
          D MONTH YYYY | fr | 5 jui 2024
          D MONTH YYYY | es | 5 ma 2024
          D MONTH YYYY | es | 5  2024
          YYYY-MM-DD   | en | D/S
          """)
  void aTextOfAnotherFormIsNone(String form, String language, String text) {
    assertThat(new DateForm(form, MonthNames.in(language)).toIso(text)).isNull();
  }

  @ParameterizedTest
  @CsvSource({"DD/MM, year", "YYYY-WW, W", "D MONTH YYYY, months"})
  void aFormThatIsNoneIsRefused(String form, String why) {
    assertThatThrownBy(() -> new DateForm(form, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }

  @ParameterizedTest
  @CsvSource({"de", "en", "es", "fr", "id", "it", "nl", "pt", "tr"})
  void everyLanguageHasTwelveMonths(String language) {
    assertThat(MonthNames.in(language)).isNotNull();
  }
}
