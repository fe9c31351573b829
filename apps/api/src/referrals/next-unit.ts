import { personCategoryOf, type CategoryMask, type Governorate, type LineLimit, type UnitId } from '@himaya/domain';
import type { EntityManager } from 'typeorm';
import { unitsForStatement, type OfferingUnit } from '../directory';
import { firstFor, proposalsFrom, type Wanted } from './propose-units';

/** What the worker may know of an unanswered referral for this one question. */
interface Sought extends Wanted {
  readonly packetMask: CategoryMask;
  readonly from: Governorate;
  readonly limits: readonly LineLimit[];
}

/** The next desk to ask of a referral that nobody answers, as its sender's list would put it first; null where there is none, or it is answered. */
export async function nextUnitOf(em: EntityManager, referralId: string, now: Date): Promise<UnitId | null> {
  const [sought] = await em.query<Sought[]>(
    `select s.service, s.urgency, s.sex, s.age_band as "ageBand", s.languages, s.governorate, s.from_unit_id as "fromUnitId",
            s.packet_mask as "packetMask", s.but_not as "butNot", s.limits, u.governorate as "from"
       from guard.sought_by($1) s join unit u on u.id = s.from_unit_id`,
    [referralId],
  );
  if (sought === undefined) return null;
  const offering: OfferingUnit[] = await em.query(unitsForStatement, [sought.service, personCategoryOf(sought)]);
  return firstFor(sought.packetMask, proposalsFrom({ ...sought, offering }, sought, now));
}
