import type { Role } from '@himaya/domain';
import type { Asker, Verdict } from './askers';
import type { Right } from './rules';
import { who } from './oracle-table';
import type { About } from './relations';

type MakeRight = (about: About, roles: readonly Role[], rule?: (asker: Asker) => Verdict) => Right;

const notThere = (): Verdict => '404 not-found';

/** Of what was reported its reporter reads the receipt alone; whose queue it waits in, and what of it a case's readers see, its own tests ask. */
export const concernRights = (right: MakeRight, onCase: (asker: Asker) => Verdict): Readonly<Record<string, Right>> => ({
  'POST /concerns': right('self', who.reporters),
  'GET /concerns': right('self', [...new Set([...who.reporters, ...who.triagers])]),
  'GET /concerns/bodies': right('self', who.triagers),
  'GET /concerns/duty-phones': right('self', who.reporters),
  'GET /concerns/labour-counts': right('self', who.reporters),
  'GET /concerns/:id': right('self', who.concernReaders, notThere),
  'POST /concerns/:id/triage': right('self', who.triagers, notThere),
  'POST /concerns/:id/cases': right('self', who.triagers, notThere),
  'POST /concerns/:id/photos': right('self', who.reporters, notThere),
  'GET /concern-photos/:id/content': right('self', who.concernReaders, notThere),
  // "Labour cases … separated from trafficking cases": the inspection's own; the figures are the secretariat's and who evaluates it.
  'GET /labour-matters': right('self', who.inspectors),
  'GET /labour-matters/:id': right('self', who.inspectors, notThere),
  'POST /labour-matters/:id/return': right('self', who.inspectors, notThere),
  'GET /statistics/measures': right('self', who.readersOfFigures),
  'GET /statistics/measures/:id': right('self', who.readersOfFigures),
  'GET /cases/:id/concerns': right('case', who.concernReaders, onCase),
});
