// What is asked of /v1/flows.

/** The dimensions that cubes break down; one that is not named in a question is totalled. */
const BREAKDOWNS = [
  "citizenship", "sex", "age", "borderPost", "transportMode", "purpose", "permit", "counterpart", "birthCountry",
];

/** Any code of a dimension, the total among them. */
export const ANY = null;

export const TOTAL = "_T";

export const SEXES = ["F", "M", "X", "U"];

export const AGES = [
  "Y0T4", "Y5T9", "Y10T14", "Y15T19", "Y20T24", "Y25T29", "Y30T34", "Y35T39", "Y40T44", "Y45T49", "Y50T54", "Y55T59",
  "Y60T64", "Y65T69", "Y70T74", "Y75T79", "Y80T84", "Y_GE85", "_U",
];

/** The parameters of a question: what is wanted, and the totals of everything else. */
export function query(wanted) {
  const all = { ...Object.fromEntries(BREAKDOWNS.map((name) => [name, TOTAL])), ...wanted };
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(all)) {
    if (value !== ANY && value !== "" && value !== undefined) {
      parameters.set(name, Array.isArray(value) ? value.join(",") : value);
    }
  }
  return parameters.toString().replaceAll("%2C", ",").replaceAll("%2F", "/");
}

/**
 * The people that were chosen. Sex and age are broken down together only, so that one of them alone is the sum of the
 * cells of the other.
 */
export function people({ citizenship, sex, age }) {
  return {
    citizenship,
    sex: sex === TOTAL && age !== TOTAL ? SEXES : sex,
    age: age === TOTAL && sex !== TOTAL ? AGES : age,
  };
}

/** Which state of the cells is asked for: that of now, of a day, or of a release. */
export function vintage({ asOf, release }) {
  return release === "" ? { asOf } : { release };
}
