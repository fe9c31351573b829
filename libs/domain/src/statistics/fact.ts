/**
 * What the fact store knows (architecture.md "Statistics and disclosure control"): one row says that something countable was so of a
 * subject in a month. It holds no person, case number, day, place finer than a governorate, or text.
 */

/** What a fact says, and of whom: the subject is a person of a case unless said otherwise. */
export const factKinds = [
  /** A concern report received; the subject is the report. */
  'concern',
  /** A person reported or found as a presumed victim, in the month of receipt. */
  'presumed',
  /** A person whom a report names or describes and who has no case; the subject is that person. */
  'described',
  /** A decision of the labour inspection on a matter of its own: kept, or sent to the police, then or later; the subject is the report. */
  'labour-decision',
  /** Standing decision that identifies a victim. */
  'identified',
  /** Each identification decision, reasonable-grounds or formal; revoked ones too, by their outcome. */
  'decision',
  /** A reflection period granted. */
  'reflection',
  /** A referral sent from one agency to another. */
  'referral',
  /** The answer to a referral, in the month it was given. */
  'referral-answer',
  /** A case handed to another body that accepted it. */
  'transfer',
  /** A service from its start to its end. */
  'service',
  /** A stay in a shelter from admission to exit. */
  'stay',
  /** A place of a shelter while it was in use; the subject is the place. */
  'shelter-place',
  /** One treatment or encounter given. */
  'treatment',
  /** A medical or forensic report issued. */
  'medical-report',
  /** An assistance that legal aid gave. */
  'legal-aid',
  /** A hearing of the case that was held. */
  'hearing',
  /** A session that an interpreter carried out. */
  'interpretation',
  /** Rights explained. */
  'rights-briefing',
  /** A protection measure of the victim, from its start to its end, or to the end of the case. */
  'protection-measure',
  /** The same of a witness or a relative; the subject is the victim, for whose sake it is. */
  'protection-of-others',
  /** A residence application decided. */
  'residence',
  /** A victim's papers in the hands of somebody else. */
  'document-retention',
  /** An alert that a victim may be punished for what it was made to do. */
  'non-punishment',
  /** A departure home. */
  'return',
  /** A contact after a return was due and was answered or not. */
  'return-contact',
  /** A reintegration programme that ended. */
  'reintegration',
  /** A strand of a programme that ended: work, school, training, family. */
  'strand',
  /** An answer to how somebody is after a programme. */
  'follow-up',
  /** A payment of a loan or grant. */
  'funding-payment',
  /** A compensation award made final. */
  'compensation',
  /** A payment of compensation. */
  'compensation-payment',
  /** A guardian appointed or a best-interests determination made for a child. */
  'child-safeguard',
  /** A case closed. */
  'closure',
  /** A consent override decided or an emergency access used. */
  'override',
  /** A criminal investigation opened; the subject is the proceeding. */
  'investigation',
  /** An entry against a defendant; the subject is the defendant. */
  'arrest',
  'charge',
  'prosecution',
  'verdict',
  'sentence',
  'appeal',
  'seizure',
  'compensation-order',
  /** A judgment that became final; the subject is the proceeding. */
  'final-judgment',
] as const;
export type FactKind = (typeof factKinds)[number];

/** Coarse bands (standards.md section 5): what is between is not told apart. */
export const factAgeGroups = ['0-8', '9-14', '15-17', '18-29', '30-59', '60-plus', 'child', 'adult', 'unknown'] as const;
export const nationalityGroups = ['iraqi', 'arab-states', 'asia', 'africa', 'other', 'unknown'] as const;
export type NationalityGroup = (typeof nationalityGroups)[number];

/**
 * The columns of a fact, as the table `statistics.fact` and its standing projection `statistics.standing_fact` name them. Each is a code
 * or null where the kind has none. `outcome`, `category` and `yes` mean what the kind makes of them.
 */
export const factDimensions = [
  'governorate',
  'sex',
  'age_group',
  'nationality_group',
  'channel',
  'agency',
  'service',
  'status',
  'outcome',
  'category',
  'language',
  'country_group',
  'article',
  'court',
] as const;
export type FactDimension = (typeof factDimensions)[number];
