import type { Category, Role } from '@himaya/domain';
import { reads, writes, type Asker, type Telling, type Verdict } from './askers';
import { who } from './oracle-table';
import type { About } from './relations';

type Rule = (asker: Asker) => Verdict;

/** The oracle's own words, which these are put together from. */
interface Words<Right> {
  readonly right: (about: About, roles: readonly Role[], rule?: Rule, shows?: (asker: Asker) => readonly Telling[]) => Right;
  readonly onCase: (then?: Rule) => Rule;
  readonly active: Rule;
  readonly notThere: Verdict;
}

/** Overrides, screening, risk, needs, plan, and what protects a child. */
export function rightsOfPlans<Right>({ right, onCase, active, notThere }: Words<Right>): Readonly<Record<string, Right>> {
  /** Things of a compartment: out of its reach they are not there. */
  const readsOf = (category: Category): Rule => onCase((asker) => (reads(asker).includes(category) ? 'allowed' : notThere));
  const writesOf = (category: Category, then: Verdict = 'allowed'): Rule =>
    onCase((asker) => (writes(asker).includes(category) ? then : '409 case.category-not-yours'));
  return {
    // Section 1 has it approved by heads, managers and the coordinator; whose request waits for whom, its own tests ask.
    'POST /cases/:id/overrides': right('case', who.referrers, onCase(active)),
    'GET /cases/:id/overrides': right('case', who.caseWorkers, onCase()),
    'GET /overrides': right('self', who.leaders),
    'POST /overrides/:id/approval': right('self', who.leaders, () => notThere),
    'POST /overrides/:id/refusal': right('self', who.leaders, () => notThere),
    'POST /overrides/:id/end': right('self', who.referrers, () => notThere),
    // Section 3: screenings are exploitation, needs and plan are core, each its own category otherwise.
    'POST /cases/:id/screenings': right('case', who.screeners, writesOf('exploitation')),
    'GET /cases/:id/screenings': right('case', who.caseWorkers, readsOf('exploitation')),
    'POST /cases/:id/risk-assessments': right('case', who.assessors, writesOf('risk')),
    'GET /cases/:id/risk-assessments': right('case', who.caseWorkers, readsOf('risk')),
    'POST /cases/:id/needs': right('case', who.referrers, onCase(active), () => ['core']),
    'GET /cases/:id/needs': right('case', who.caseWorkers, onCase()),
    // Nobody's: whose they are, is proved where they are made.
    'POST /needs/:id/moves': right('self', who.referrers, () => notThere),
    'GET /cases/:id/missing-alerts': right('case', who.caseWorkers, onCase()),
    'POST /cases/:id/missing-alerts': right('case', who.referrers, onCase(active)),
    'POST /missing-alerts/:id/reviews': right('self', who.referrers, () => notThere),
    'POST /missing-alerts/:id/end': right('self', who.referrers, () => notThere),
    'POST /cases/:id/plan': right('case', who.referrers, onCase(active)),
    'GET /cases/:id/plan': right('case', who.caseWorkers, onCase()),
    // The place's person is grown up.
    'POST /cases/:id/best-interests': right('case', who.guardians, writesOf('family', '409 child.not-a-child')),
    'GET /cases/:id/best-interests': right('case', who.caseWorkers, readsOf('family')),
    'POST /cases/:id/guardianships': right('case', who.guardians, writesOf('family', '409 child.not-a-child')),
    'GET /cases/:id/guardianships': right('case', who.caseWorkers, readsOf('family')),
    'POST /guardianships/:id/suspicion': right('self', who.guardians, () => notThere),
    'POST /guardianships/:id/end': right('self', who.guardians, () => notThere),
  };
}
