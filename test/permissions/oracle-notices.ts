import type { Role } from '@himaya/domain';
import type { Asker, Telling, Verdict } from './askers';
import { who } from './oracle-table';
import type { Right } from './rules';
import type { About } from './relations';

type Rule = (asker: Asker) => Verdict;

/** The oracle's own means, handed over. */
interface Means {
  readonly right: (about: About, roles: readonly Role[], rule?: Rule, shows?: Right['shows']) => Right;
  readonly allowed: Rule;
  readonly notThere: Verdict;
  readonly onCase: (then?: Rule) => Rule;
  readonly active: Rule;
  readonly listed: (asker: Asker) => readonly Telling[];
}

/** Being told elsewhere, a person's rights, and what people say of a service. */
export const noticeRights = ({ right, allowed, notThere, onCase, active, listed }: Means): Readonly<Record<string, Right>> => ({
  // The own account's, and nothing of a case in any of it; no channel is on where the walkers are.
  'GET /notifications/stream': right('self', who.everybody),
  'GET /notifications/preferences': right('self', who.everybody),
  'PATCH /notifications/preferences': right('self', who.everybody),
  'POST /notifications/contacts': right('self', who.everybody, () => '409 contact.channel-off'),
  'POST /notifications/contacts/confirmation': right('self', who.everybody, () => notThere),
  'POST /notifications/contacts/removal': right('self', who.everybody, () => notThere),

  'POST /cases/:id/rights-explanations': right('case', who.referrers, onCase(active)),
  'GET /cases/:id/rights-explanations': right('case', who.caseWorkers, onCase()),
  'GET /rights/owed': right('case', who.caseWorkers, allowed, (asker) => (asker.relation === 'owner' ? listed(asker) : [])),
  // By whoever gives the service; words are the officer's.
  'POST /referrals/:id/feedback-codes': right('case', who.desks, ({ relation }) =>
    ['accepted', 'completed'].includes(relation) ? 'allowed' : notThere,
  ),
  'GET /feedback/counts': right('self', who.desks),
  'GET /feedback/words': right('self', who.officers),
});
