/** Reads the tables that come with this library as data. */
package org.borderflow.gaps.table;
