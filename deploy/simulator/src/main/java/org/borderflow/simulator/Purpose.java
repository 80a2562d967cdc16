package org.borderflow.simulator;

/** Stated purpose of a trip, as in the International Recommendations for Tourism Statistics. */
enum Purpose {
  HOLIDAY,
  VISIT_FRIENDS_RELATIVES,
  EDUCATION,
  HEALTH,
  RELIGION,
  SHOPPING,
  TRANSIT,
  OTHER_PERSONAL,
  BUSINESS,
  EMPLOYMENT,
  SETTLEMENT
}
