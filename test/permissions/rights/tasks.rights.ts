import { who } from '../oracle-table';
import { notThere, onCase, active, right, type Right } from '../rules';

export const taskRights: Readonly<Record<string, Right>> = {
  // Lists hold the own unit's tasks; a referral that waits is in them without its case. Whose tasks they are, is proved where they are made.
  'GET /tasks': right('case', who.caseWorkers),
  'GET /cases/:id/tasks': right('case', who.caseWorkers, onCase()),
  'POST /cases/:id/tasks': right('case', who.caseWorkers, onCase(active)),
  'PATCH /tasks/:id': right('self', who.caseWorkers, () => notThere),
  'POST /tasks/:id/assignment': right('self', who.caseWorkers, () => notThere),
  'POST /tasks/:id/completion': right('self', who.caseWorkers, () => notThere),
  'POST /tasks/:id/cancellation': right('self', who.caseWorkers, () => notThere),
  'POST /tasks/:id/reopening': right('self', who.caseWorkers, () => notThere),
  'GET /cases/:id/assignment': right('case', who.caseWorkers, onCase()),
  'POST /cases/:id/assignment': right('case', who.caseWorkers, onCase(active)),
  // Heads and managers, and any colleague where a unit has none; nobody they do not work with.
  'GET /caseload': right('self', who.vouchers),
  'POST /caseload/hand-over': right('self', who.vouchers, () => '409 task.member-unknown'),
  // "stuck referrals" are the coordinator's.
  'GET /stuck-cases': right('self', who.callers),
  'GET /case-filters': right('self', who.caseWorkers),
  'POST /case-filters': right('self', who.caseWorkers),
  'POST /case-filters/:id/removal': right('self', who.caseWorkers, () => notThere),
};
