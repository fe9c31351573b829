import { who } from '../oracle-table';
import { notThere, onReferral, right, type Right } from '../rules';

export const interpretationRights: Readonly<Record<string, Right>> = {
  // "accept interpretation referrals, assign, record sessions": the office's own book, of which another's is not there.
  'GET /interpretation/interpreters': right('self', who.interpreters),
  // Where the place's unit offers no interpretation it has no roster.
  'POST /interpretation/interpreters': right('self', who.interpreters, () => '409 capacity.not-offered'),
  'GET /interpretation/interpreters/:id': right('self', who.interpreters, () => notThere),
  'POST /interpretation/interpreters/:id/changes': right('self', who.interpreters, () => notThere),
  'POST /interpretation/interpreters/:id/undertakings': right('self', who.interpreters, () => notThere),
  'GET /interpretation/board': right('self', who.interpreters),
  'GET /interpretation/sessions': right('self', who.interpreters),
  'GET /interpretation/day': right('self', who.interpreters),
  'GET /interpretation/referrals/:id': right('self', who.interpreters, () => notThere),
  'GET /interpretation/sessions/:id': right('self', who.interpreters, () => notThere),
  'GET /interpretation/referrals/:id/interpreters': right('self', who.interpreters, () => notThere),
  'POST /interpretation/referrals/:id/sessions': right('self', who.interpreters, () => notThere),
  'POST /interpretation/sessions/:id/moves': right('self', who.interpreters, () => notThere),
  'POST /interpretation/referrals/:id/unsuited': right('self', who.interpreters, () => notThere),
  'POST /interpretation/unsuited/:id/undoing': right('self', who.interpreters, () => notThere),
  'POST /interpretation/referrals/:id/completion': right('self', who.interpreters, () => notThere),
  // Whoever asked reads when and how; who does not see the referral sees none.
  'GET /referrals/:id/interpretation': right('case', who.caseWorkers, onReferral()),
};
