/** The only place where Avro's classes and the rules' types meet. */
package org.borderflow.topology.codec;
