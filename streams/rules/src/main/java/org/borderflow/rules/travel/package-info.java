/**
 * Who crossed the border when: {@link org.borderflow.rules.travel.Crossing} is one recorded
 * crossing, {@link org.borderflow.rules.travel.TravelOrder} puts a traveller's crossings in the
 * order in which they were made, and {@link org.borderflow.rules.travel.Itinerary} makes them
 * alternate, supposing what is missing when {@link org.borderflow.rules.travel.Anomalies} says so.
 * Dates are day numbers, see {@link org.borderflow.rules.travel.Day}.
 */
package org.borderflow.rules.travel;
