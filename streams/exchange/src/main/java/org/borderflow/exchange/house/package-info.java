/**
 * The clearing-house itself: a {@link org.borderflow.exchange.house.ClearingHouse} examines what is
 * delivered, keeps it in an {@link org.borderflow.exchange.house.Archive} and knows what it comes
 * to. Deliveries come by request, from a {@link org.borderflow.exchange.house.DepositDirectory}, or
 * by a {@link org.borderflow.exchange.house.Subscription} to another deployment's public topic.
 */
package org.borderflow.exchange.house;
