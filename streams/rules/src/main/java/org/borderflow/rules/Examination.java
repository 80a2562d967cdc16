package org.borderflow.rules;

/**
 * What the rules say about one traveller, and how they came to it.
 *
 * @param assessment what they say
 * @param judgement the way to the verdicts, null if the traveller is set aside
 */
public record Examination(Assessment assessment, Judgement judgement) {}
