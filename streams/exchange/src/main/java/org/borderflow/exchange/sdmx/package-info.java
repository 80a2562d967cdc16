/**
 * Deposits as they come: a table in SDMX-CSV 2.0 or SDMX-JSON 2.0 ({@link
 * org.borderflow.exchange.sdmx.TableFormat}) and its definition in JSON ({@link
 * org.borderflow.exchange.sdmx.DefinitionText}). What the rows mean is not known here.
 */
package org.borderflow.exchange.sdmx;
