/**
 * Who calls and what that caller may do: agencies and readers, their keys, roles, posts and rate.
 */
package org.borderflow.service.access;
