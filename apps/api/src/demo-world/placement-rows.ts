import { personCategoryOf, type PersonCategory, type PlacementStatus } from '@himaya/domain';
import type { Vault } from '../platform/vault/vault';
import { demoAccounts } from './accounts';
import type { DemoCase } from './cases';
import { demoId } from './draws';
import type { Row } from './insert-rows';
import type { DemoReferral } from './referrals';
import { demoUnit } from './units';

const hour = 3_600_000;
const account = (username: string) => demoAccounts.find((one) => one.username === username)!;

export const placementTables = [
  'shelter',
  'shelter_place',
  'placement',
  'place_booking',
  'placement_event',
  'belonging',
  'shelter_incident',
] as const;

/** [name, address, services, places: for whom, how many, how many of them adapted]; all invented. */
const houses: readonly (readonly [string, string, readonly string[], readonly (readonly [PersonCategory, number, number])[]])[] = [
  ['دار تجريبية – النخلة', 'عنوان تجريبي: محلة ٩٠١، زقاق ٧', ['meals', 'psychological-support', 'child-care', 'security-guard'], [['women', 8, 2], ['families', 3, 1]]],
  ['دار تجريبية – الياسمين', 'عنوان تجريبي: محلة ٩٠٢، زقاق ١١', ['meals', 'legal-advice', 'training'], [['women', 6, 1]]],
  ['دار تجريبية – الزيتون', 'عنوان تجريبي: محلة ٩٠٣، زقاق ٣', ['meals', 'schooling', 'child-care'], [['families', 4, 1]]],
]; // prettier-ignore

interface Stay {
  readonly demo: DemoCase;
  readonly referral: DemoReferral;
}

/** Women whom the first placement desk accepted: most of them in a house, one away, one expected, some waiting, and two not on its list yet. */
export async function placementRows(vault: Vault, cases: readonly DemoCase[], now: Date): Promise<Readonly<Record<string, Row[]>>> {
  const rows: Record<string, Row[]> = { ...Object.fromEntries(placementTables.map((table) => [table, []])), subject_key: [] };
  const desk = demoUnit('placement-baghdad').id;
  const women = await houseRows(rows, vault, now);
  const stays = cases.flatMap((demo): Stay[] =>
    demo.status === 'open'
      ? demo.referrals
          .filter(
            ({ to, service, status, consent }) =>
              to.id === desk && service === 'shelter' && ['accepted', 'in-progress'].includes(status) && consent.withdrawnAt === null,
          )
          .filter(() => personCategoryOf(demo.person)[0] === 'women')
          .slice(0, 1)
          .map((referral) => ({ demo, referral }))
      : [],
  );
  const housed = stays.filter(({ referral }) => referral.status === 'in-progress').slice(0, women.length - 4);
  const coming = stays.filter(({ referral }) => referral.status === 'accepted').slice(2);
  for (const [n, stay] of housed.entries())
    await stayRows(rows, vault, { stay, status: n === 1 ? 'on-leave' : 'in-shelter', place: women[n]!, now, n });
  for (const [n, stay] of coming.entries()) {
    const held = n === 0;
    await stayRows(rows, vault, { stay, status: held ? 'reserved' : 'waiting', place: held ? women.at(-1)! : null, now, n });
  }
  return rows;
}

/** @returns the ids of the women's places that are not adapted */
async function houseRows(rows: Record<string, Row[]>, vault: Vault, now: Date): Promise<string[]> {
  const unit = demoUnit('placement-baghdad').id;
  const women: string[] = [];
  for (const [n, [name, address, services, places]] of houses.entries()) {
    const id = demoId<string>('shelter', String(n));
    const { key, stored } = await vault.newKey(id);
    rows['shelter']!.push({
      id,
      unit_id: unit,
      name_ct: key.seal('shelter.name', name),
      address_ct: key.seal('shelter.address', address),
      services,
      opened_by: account('shelter-manager').id,
      opened_at: new Date(now.getTime() - (900 - n) * 24 * hour),
    });
    rows['subject_key']!.push({ kind: 'shelter', subject_id: id, wrapped: stored.wrapped, key_id: stored.keyId });
    let number = 0;
    for (const [person, count, adapted] of places) {
      for (let one = 0; one < count; one += 1) {
        number += 1;
        const place = demoId<string>('place', `${n}|${number}`);
        if (person === 'women' && one >= adapted) women.push(place);
        rows['shelter_place']!.push({
          id: place,
          shelter_id: id,
          unit_id: unit,
          number,
          person_category: person,
          adapted: one < adapted,
          in_use: number !== 11,
        });
      }
    }
  }
  return women;
}

interface Making {
  readonly stay: Stay;
  readonly status: PlacementStatus;
  readonly place: string | null;
  readonly now: Date;
  readonly n: number;
}

async function stayRows(
  rows: Record<string, Row[]>,
  vault: Vault,
  { stay: { demo, referral }, status, place, now, n }: Making,
): Promise<void> {
  const id = demoId<string>('placement', referral.id);
  const { key, stored } = await vault.newKey(id);
  const worker = account('shelter-caseworker').id;
  const of = { placement_id: id, case_id: demo.id, unit_id: referral.to.id };
  const accepted = referral.times.accepted ?? referral.statusSince;
  const here = ['in-shelter', 'on-leave'].includes(status);
  const admitted = here ? (referral.times.started ?? referral.statusSince) : null;
  const until =
    status === 'on-leave' ? new Date(now.getTime() + 5 * hour) : status === 'reserved' ? new Date(now.getTime() + 20 * hour) : null;
  rows['subject_key']!.push({ kind: 'placement', subject_id: id, wrapped: stored.wrapped, key_id: stored.keyId });
  rows['placement']!.push({
    id,
    case_id: demo.id,
    unit_id: referral.to.id,
    referral_id: referral.id,
    person_category: 'women',
    needs_adapted: false,
    called_ct: key.seal('placement.called', demo.person.alias),
    urgency: referral.urgency,
    status,
    status_since: status === 'on-leave' ? new Date(now.getTime() - 2 * hour) : (admitted ?? accepted),
    waiting_since: accepted,
    until,
    admitted_at: admitted,
    place_id: place,
    leave_reason: status === 'on-leave' ? 'court-hearing' : null,
    opened_by: worker,
    version: 1,
  });
  const event = (kind: string, at: Date): Row => ({
    id: demoId('placement-event', `${id}|${kind}`),
    ...of,
    kind,
    at,
    by_user: worker,
    place_id: kind === 'open' ? null : place,
    answers: [],
  });
  rows['placement_event']!.push(event('open', accepted), ...(admitted === null ? [] : [event('admit', admitted)]));
  if (place !== null) {
    const period = here ? `[${(admitted ?? accepted).toISOString()},)` : `[${accepted.toISOString()},${until!.toISOString()})`;
    rows['place_booking']!.push({ id: demoId('place-booking', id), place_id: place, ...of, kind: here ? 'occupied' : 'reserved', period });
  }
  if (!here || n > 3) return;
  rows['belonging']!.push(
    ...(['passport', 'bag'] as const).map((kind) => ({
      id: demoId('belonging', `${id}|${kind}`),
      ...of,
      kind,
      count: 1,
      description_ct: key.seal('belonging.description', kind === 'bag' ? 'مثال تجريبي: حقيبة زرقاء صغيرة' : null),
      taken_by: worker,
      taken_at: admitted,
      version: 1,
    })),
  );
  if (n !== 0) return;
  rows['shelter_incident']!.push({
    id: demoId('shelter-incident', id),
    ...of,
    kind: 'contact-by-exploiter',
    severity: 'serious',
    occurred_at: new Date(Math.max((admitted ?? accepted).getTime(), now.getTime() - 30 * hour)),
    told: ['shelter-manager'],
    narrative_ct: key.seal('shelter_incident.narrative', 'مثال تجريبي: رسالة من رقم مجهول على هاتفها.'),
    recorded_by: worker,
  });
}
