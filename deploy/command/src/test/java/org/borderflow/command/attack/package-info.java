/** An attacker who knows how public cells are protected, but not the key. */
package org.borderflow.command.attack;
