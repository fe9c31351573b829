import { createHash } from 'node:crypto';
import { finestPeriods, foldRulesOf, mostDimensions, namingDimensions, type FoldRule } from '@himaya/domain';
import { declaredMeasures } from '@himaya/domain/reference';

/** A rule with the print of how it reads: of another reading nothing that was added up can be used. */
export interface PrintedRule extends FoldRule {
  readonly print: string;
}

/** What every print holds beside the rule: bounds of what may be asked, and the number of how cells are added up, one more when that changes. */
const everywhere = [finestPeriods, mostDimensions, namingDimensions, 2];

/** The rules of every measure that comes from cases. */
export const foldRules: readonly PrintedRule[] = foldRulesOf(declaredMeasures).map((rule) => ({
  ...rule,
  print: createHash('md5')
    .update(JSON.stringify([rule, everywhere]))
    .digest('hex'),
}));

/** The rule of a measure's figures, or of the part of a ratio. */
export function foldRuleOf(measure: string, version: number, part: boolean): PrintedRule {
  const rule = foldRules.find((one) => one.measure === measure && one.version === version && one.part === part);
  if (rule === undefined) throw new Error('figures of a measure that is not computed');
  return rule;
}
