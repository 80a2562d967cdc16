package org.borderflow.ingest.profile;

import static org.assertj.core.api.Assertions.assertThat;

import org.borderflow.schemas.Crossing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Small made-up files in the layouts of the agencies. */
class ShippedProfilesTest {

  private static final String OF_2023 =
      "\ufeffsecuencial,tip_movi,tip_naci,anio_movi,mes_movi,dia_movi,sex_migr,nac_migr,"
          + "subcont_nac,cont_nac,via_tran,mot_viam,pais_prod,subcont_prod,cont_prod,lug_prod,"
          + "pais_res,subcont_res,cont_res,jef_migr,pro_jefm,can_jefm,cla_migr,ocu_migr,edad\n";
  private static final String OF_2024 = OF_2023.replace("secuencial", "id_secuencial");
  private static final String OF_2025 =
      OF_2024.replace("cla_migr,ocu_migr,edad", "ocu_migr,edad,cla_migr");

  private final Profile ecuador = Profiles.of("ecuador-esi");
  private final Profile stays = Profiles.of("us-i94-stays");

  /** A crossing of the made-up year's layout. */
  private static String row(String year, String changes) {
    String row =
        "901,Salida,Extranjero,"
            + year
            + ",Setiembre,7,Mujer,Taiwán (República de China),Asia Oriental,Asia,Vía terrestre,"
            + "Residencia,Perú,América del Sur,América,Lima,Ecuador,América del Sur,América,"
            + "Centro Binacional de Atención Fronteriza Huaquillas,El Oro,Huaquillas,"
            + (year.equals("2025") ? "Chefs,61,Inmigrantes 10-II" : "Inmigrantes 10-II,Chefs,61")
            + "\n";
    for (String change : changes.isEmpty() ? new String[0] : changes.split("; ")) {
      String[] pair = change.split("=", -1);
      assertThat(row).contains(pair[0]);
      row = row.replace(pair[0], pair[1]);
    }
    return row;
  }

  @ParameterizedTest
  @CsvSource({"2023", "2024", "2025"})
  void theYearsOfEcuadorHaveDifferentLayoutsAndOneMeaning(String year) {
    String header = year.equals("2023") ? OF_2023 : year.equals("2024") ? OF_2024 : OF_2025;
    Judged judged = Judged.of(ecuador, header + row(year, ""));
    assertThat(judged.refused()).isEmpty();
    assertThat(judged.warnings()).isEmpty();
    assertThat(judged.crossings())
        .containsExactly("2 " + year + "-901 EXIT " + year + "-09-07 HUAQUILLAS TWN");
    Crossing crossing = judged.crossing(0);
    assertThat(crossing.getIdentified()).isFalse();
    assertThat(crossing.getSex()).hasToString("F");
    assertThat(crossing.getBirthYear()).isEqualTo(Integer.parseInt(year) - 61);
    assertThat(crossing.getResidenceCountry()).isEqualTo("ECU");
    assertThat(crossing.getOtherCountry()).isEqualTo("PER");
    assertThat(crossing.getTransportMode()).hasToString("ROAD");
    assertThat(crossing.getPurpose()).hasToString("SETTLEMENT");
    assertThat(crossing.getPermit()).isEqualTo("Inmigrantes 10-II");
    assertThat(crossing.getTravellerClass()).hasToString("ORDINARY");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Taiwán (República de China)=Atlántida              | UNKNOWN_CODE citizenship
          Taiwán (República de China)=999                    | UNKNOWN_CODE citizenship
          Taiwán (República de China)=                       | MISSING_FIELD citizenship
          Perú=Atlántida                                     | UNKNOWN_CODE other_country
          Centro Binacional de Atención Fronteriza Huaquillas=Puesto Nuevo | UNKNOWN_CODE border_post
          Salida=Tránsito                                    | UNKNOWN_CODE direction
          Setiembre=Brumario                                 | BAD_DATE crossed_at
          Setiembre,7=Setiembre,31                           | BAD_DATE crossed_at
          Mujer=3                                            | UNKNOWN_CODE sex
          61=mayor                                           | BAD_VALUE birth_date
          """)
  void aLabelOfWhichNobodyKnowsIsRefused(String change, String refusal) {
    assertThat(Judged.of(ecuador, OF_2024 + row("2024", change)).refused())
        .containsExactly("2 2024-901 " + refusal);
  }

  @ParameterizedTest
  @CsvSource({
    "Mujer=Indefinido; 61=0, X, 2024",
    "TaiwÁn=taiwan; Mujer=MUJER, F, 1963",
  })
  void spellingsVary(String changes, String sex, int born) {
    Judged judged = Judged.of(ecuador, OF_2024 + row("2024", changes.replace("TaiwÁn", "Taiwán")));
    assertThat(judged.refused()).isEmpty();
    assertThat(judged.crossing(0).getSex()).hasToString(sex);
    assertThat(judged.crossing(0).getBirthYear()).isEqualTo(born);
  }

  @Test
  void citizensOfEcuadorNeedNoPermitAndCrewIsCrew() {
    Judged judged =
        Judged.of(
            ecuador,
            OF_2023
                + row("2023", "Inmigrantes 10-II=Clase migratoria para ecuatorianos")
                + row("2023", "901=902; Residencia=Tripulación"));
    assertThat(judged.crossing(0).getPermit()).isEmpty();
    assertThat(judged.crossing(1).getTravellerClass()).hasToString("CREW");
    assertThat(judged.crossing(1).getTraveller()).isNotEqualTo(judged.crossing(0).getTraveller());
  }

  private static final String STAYS =
      "rec_id,doc_id,cit,res,port,arr_date,dep_date,trav_mode,addr_state,visa_group,visatype,age,"
          + "birth_year,sex,admitted_until,ent_flag,dep_flag,match_flag,carrier,flight,visa_post\n";

  @Test
  void aStayInTheUnitedStatesIsAnEntryAndMaybeAnExit() {
    Judged judged =
        Judged.of(
            stays,
            STAYS
                + "11,21,694,693,FTL,2016-04-15,2016-04-18,1,FL,1,B1,56,1960,,10142016,O,N,M,B6,1,\n"
                + "12,22,112,112,NYC,2016-04-16,,3,,3,F1,20,1996,X,D/S,O,,,,,\n"
                + "13,23,148,112,NYC,2016-04-16,2016-04-17,1,,2,B2,20,1996,F,10152016,O,N,M,B6,1,\n"
                + "14,21,694,694,MIA,2016-05-15,2016-05-15,1,FL,2,WT,56,1960,,10142016,O,N,M,B6,1,\n");
    assertThat(judged.crossings())
        .containsExactly(
            "2 11-A ENTRY 2016-04-15 FTL PER",
            "2 11-D EXIT 2016-04-18 XXX PER",
            "3 12-A ENTRY 2016-04-16 NYC DEU",
            "5 14-A ENTRY 2016-05-15 MIA PER",
            "5 14-D EXIT 2016-05-15 XXX PER");
    assertThat(judged.refused()).containsExactly("4 13-A UNKNOWN_CODE citizenship");
    assertThat(judged.warnings()).isEmpty();
    Crossing business = judged.crossing(0);
    assertThat(business.getIdentified()).isTrue();
    assertThat(business.getTraveller())
        .isEqualTo(judged.crossing(3).getTraveller())
        .isNotEqualTo(judged.crossing(2).getTraveller());
    assertThat(business.getPermit()).isEmpty();
    assertThat(business.getPurpose()).hasToString("BUSINESS");
    assertThat(business.getAuthorisedUntil()).isEqualTo("2016-10-14");
    assertThat(business.getResidenceCountry()).isEqualTo("PRY");
    assertThat(business.getTransportMode()).hasToString("AIR");
    Crossing student = judged.crossing(2);
    assertThat(student.getPermit()).isEqualTo("F1");
    assertThat(student.getAuthorisedUntil()).isNull();
    assertThat(student.getSex()).hasToString("X");
    assertThat(student.getBirthYear()).isEqualTo(1996);
  }
}
