/** Certificates and keys in PEM files, and what connections are made of them. */
package org.borderflow.ingest.tls;
