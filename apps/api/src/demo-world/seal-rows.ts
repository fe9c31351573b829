import { demoAccounts } from './accounts';
import type { DemoCase } from './cases';
import { demoId } from './draws';
import type { Row } from './insert-rows';
import { demoUnit } from './units';

const daysSealed = 3 * 86_400_000;

function account(username: string): string {
  const found = demoAccounts.find((one) => one.username === username);
  if (found === undefined) throw new Error(`no demo account ${username}`);
  return found.id;
}

/**
 * One case of the Baghdad section that only its head and one officer see, and one from which a lawyer is barred. The sealed
 * one was never referred: nobody else's queue knows of it.
 */
export function sealRows(cases: readonly DemoCase[], now: Date): Readonly<Record<string, Row[]>> {
  const section = demoUnit('police-baghdad').id;
  const [head, officer] = [account('police-supervisor'), account('police-officer')];
  const own = cases.filter(({ owner, status }) => owner.id === section && status === 'open');
  const sealed = own.find(({ referrals }) => referrals.length === 0) ?? own.at(-1);
  const barred = own.find((demo) => demo !== sealed);
  if (sealed === undefined || barred === undefined) throw new Error('the Baghdad section has too few cases');
  const seal = demoId('seal', sealed.number);
  const sealedAt = new Date(now.getTime() - daysSealed);
  return {
    case_seal: [{ id: seal, case_id: sealed.id, reason: 'suspected-insider', sealed_by: head, sealed_at: sealedAt, version: 1 }],
    case_seal_name: [head, officer].map((user) => ({
      seal_id: seal,
      case_id: sealed.id,
      user_id: user,
      named_by: head,
      named_at: sealedAt,
    })),
    case_bar: [
      {
        id: demoId('bar', barred.number),
        case_id: barred.id,
        user_id: account('legal-aid-provider-2'),
        reason: 'conflict-of-interest',
        barred_by: head,
        barred_at: sealedAt,
      },
    ],
  };
}
