import type { Role } from '@himaya/domain';
import type { Asker, Verdict } from './askers';
import type { Right } from './rules';
import { who } from './oracle-table';
import type { About } from './relations';

type Rule = (asker: Asker) => Verdict;

/** The oracle's own words, lent to this part of it. */
interface Words {
  readonly right: (about: About, roles: readonly Role[], rule?: Rule) => Right;
  readonly onCase: (then?: Rule) => Rule;
  readonly onReferral: (then?: (asker: Asker, side: 'sender' | 'receiver') => Verdict) => Rule;
  readonly step: (by: 'sender' | 'receiver', asked: string, from: readonly string[]) => Rule;
  readonly pending: readonly string[];
  readonly running: readonly string[];
}

/** domain.md section 6, besides the moves themselves. */
export const rightsOfLoop = ({ right, onCase, onReferral, step, pending, running }: Words): Readonly<Record<string, Right>> => ({
  // Who has it, the thread and the next desk, of the same two sides.
  'POST /referrals/:id/take': right('case', who.desks, step('receiver', 'requested', [...pending, ...running])),
  'POST /referrals/:id/release': right('case', who.desks, (asker) => {
    const taking = step('receiver', 'requested', [...pending, ...running])(asker);
    return taking === 'allowed' ? '409 referral.not-taken' : taking;
  }),
  'POST /referrals/:id/again': right('case', who.referrers, step('sender', 'requested', ['rejected', 'failed', 'cancelled'])),
  'GET /referrals/:id/messages': right('case', who.caseWorkers, onReferral()),
  'POST /referrals/:id/messages': right(
    'case',
    who.writingOnThreads,
    onReferral(({ relation }) => (relation === 'ended' ? '409 referral.not-now' : 'allowed')),
  ),
  'POST /referrals/:id/messages/reading': right('case', who.caseWorkers, onReferral()),
  'GET /cases/:id/proposals': right('case', who.referrers, onCase()),
  // With somebody who is not linked to the person: what is sent together is told by its own tests.
  'POST /cases/:id/referral-groups': right(
    'case',
    who.referrers,
    onCase(() => '409 referral.not-linked'),
  ),
  'GET /capacity': right('self', who.desks),
  'GET /capacity/changes': right('self', who.desks),
  'POST /capacity': right('self', who.counters, () => '409 capacity.not-offered'),
  'GET /line-limits': right('self', ['system-admin']),
  'PATCH /line-limits': right('self', ['system-admin'], () => '412 conflict'),
});
