/** Who may push what: agencies, their keys, their posts, their rate. */
package org.borderflow.ingest.access;
