import { roles, type Role } from '@himaya/domain';
import type { Words } from '../platform/words';

/** What somebody gets who stands in for a leave: the duties there are, and the work in any case. */
export function delegateHelp({ t, code, list }: Pick<Words, 't' | 'code' | 'list'>, duties: readonly Role[]): string {
  const work = t('leave.delegate-help-work');
  return duties.length === 0 ? work : `${t('leave.delegate-help', { roles: list(duties.map((role) => code(roles, role))) })} ${work}`;
}
