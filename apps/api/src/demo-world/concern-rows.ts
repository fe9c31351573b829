import {
  labourChecklist,
  triageCalls,
  type ConcernId,
  type ConcernPlace,
  type ConcernSign,
  type ConcernStatus,
  type DetectionChannel,
} from '@himaya/domain';
import { concernPlaceOf } from '../concerns';
import type { Vault } from '../platform/vault/vault';
import { demoAccounts } from './accounts';
import type { DemoCase } from './cases';
import { demoId, drawsFrom, type Draws } from './draws';
import type { Row } from './insert-rows';
import { demoUnit, realGovernorates } from './units';

const hour = 3_600_000;
const day = 24 * hour;
const number = 60;

const places: readonly (readonly [DetectionChannel, ConcernPlace, string])[] = [
  ['airport', 'airport', 'مثال تجريبي: صالة المغادرة، البوابة ٩'],
  ['border', 'border-crossing', 'مثال تجريبي: منفذ حدودي، ممر المسافرين'],
  ['transport', 'bus-or-taxi', 'مثال تجريبي: مرآب النقل العام'],
  ['idp-camp', 'idp-camp', 'مثال تجريبي: مخيم، القاطع ٣'],
  ['hotline', 'private-home', 'مثال تجريبي: منزل في حي سكني'],
  ['port', 'port', 'مثال تجريبي: رصيف الميناء'],
];
const seen: readonly (readonly ConcernSign[])[] = [
  ['documents-held', 'speech-controlled'],
  ['not-free-to-leave', 'threats'],
  ['not-the-guardian', 'does-not-know-where'],
  ['child-at-work', 'begging'],
  ['no-pay', 'long-hours', 'documents-held'],
  ['forced-marriage', 'threats'],
  ['false-promise', 'debt'],
];
const texts = [
  'مثال تجريبي: كان شخص آخر يجيب عن كل سؤال.',
  'مثال تجريبي: لم تعرف اسم المدينة التي تسافر إليها.',
  'مثال تجريبي: طفل يبيع قرب الإشارة ويراقبه بالغ.',
  'مثال تجريبي: جوازات العمال محفوظة لدى المشرف.',
];

const account = (username: string) => demoAccounts.find((one) => one.username === username)!;

/** Reports of thirty months in every state: waiting in Baghdad and elsewhere, accepted into cases, without ground, passed on, joined, and labour cases. */
export async function concernRows(vault: Vault, cases: readonly DemoCase[], now: Date): Promise<Readonly<Record<string, Row[]>>> {
  const draws = drawsFrom(20_260_304);
  const own = cases.filter(({ owner, status }) => owner.slug === 'police-baghdad' && status === 'open');
  const rows: Record<string, Row[]> = {
    concern: [],
    subject_key: [],
    concern_person: [],
    concern_identity: [],
    concern_token: [],
    concern_triage: [],
    concern_case: [],
  };
  let root: Row | null = null;
  for (let n = 0; n < number; n += 1) {
    const { concern, status } = await oneConcern(rows, { vault, draws, now, n, root, kase: own[n % Math.max(own.length, 1)] });
    if (status === 'no-ground' && concern['queue'] === 'police:baghdad') root = concern;
  }
  return rows;
}

/** Every sixth was reported by the labour inspection; the first dozen still wait. */
function statusOf(n: number, labour: boolean, root: Row | null): ConcernStatus {
  if (n < 12) return 'received';
  if (labour && n % 12 === 0) return 'labour-violation';
  if (!labour && n % 12 === 4) return 'labour-matter';
  if (n % 7 === 0 && root !== null) return 'joined';
  return n % 3 === 0 ? 'accepted' : n % 3 === 1 ? 'no-ground' : n < 40 ? 'no-ground' : 'accepted';
}

interface Making {
  readonly vault: Vault;
  readonly draws: Draws;
  readonly now: Date;
  readonly n: number;
  readonly root: Row | null;
  readonly kase: DemoCase | undefined;
}

async function oneConcern(
  rows: Record<string, Row[]>,
  { vault, draws, now, n, root, kase }: Making,
): Promise<{ concern: Row; status: ConcernStatus }> {
  const labour = n % 6 === 0;
  const id = demoId<ConcernId>('concern', String(n));
  const wanted = statusOf(n, labour, root);
  const status = wanted === 'accepted' && kase === undefined ? 'no-ground' : wanted;
  const waiting = status === 'received';
  const passedOn = waiting && n === 11;
  const sentAt = new Date(now.getTime() - (waiting ? (n + 1) * 0.4 * hour : n * 14 * day));
  const governorate = n % 3 === 0 || !waiting ? 'baghdad' : n % 3 === 1 ? 'baghdad' : draws.pick(realGovernorates);
  const [channel, placeKind, place] = labour
    ? (['labour-inspection', 'workplace', 'مثال تجريبي: معمل في المنطقة الصناعية'] as const)
    : draws.pick(places);
  const drawn = labour ? (['no-pay', 'long-hours'] as const) : draws.pick(seen);
  const signs: readonly ConcernSign[] = status === 'labour-matter' ? ['no-pay', 'long-hours'] : drawn;
  const danger = waiting && (n === 2 || n === 7);
  const reporter = account(labour ? 'frontline-reporter-2' : 'frontline-reporter');
  const desk = demoUnit('placement-baghdad').id;
  const inspection = account('frontline-reporter-2').unitId;
  const { key, stored } = await vault.newKey(id);
  const concern: Row = {
    id,
    kind: labour ? 'labour-case' : 'trafficking-suspicion',
    channel,
    governorate,
    place_kind: placeKind,
    seen_at: new Date(sentAt.getTime() - hour / 3),
    sent_at: sentAt,
    people_count: draws.between(1, 6),
    signs,
    signs_absent: labour ? labourChecklist.filter((sign) => !signs.includes(sign)) : [],
    danger,
    safe_contact: draws.pick(['never', 'through-unit-only', 'phone-only']),
    labour_decision: labour ? (status === 'labour-violation' ? 'labour-violation' : 'suspected-trafficking') : null,
    place_ct: key.seal(concernPlaceOf.place, place),
    narrative_ct: key.seal(concernPlaceOf.narrative, draws.pick(texts)),
    callback_ct: key.seal(concernPlaceOf.callback, 'مثال تجريبي: هاتف داخلي ١٢'),
    employer_ct: labour ? key.seal(concernPlaceOf.employer, 'شركة تجريبية') : null,
    reported_by: reporter.id,
    reported_unit_id: reporter.unitId,
    queue: status === 'labour-violation' ? null : passedOn ? desk : `police:${governorate}`,
    status,
    labour_unit_id: status === 'labour-matter' ? inspection : null,
    due_at: waiting ? triageCalls(sentAt, danger).dueAt : null,
    joined_to: status === 'joined' ? root!['id'] : null,
    case_id: status === 'accepted' ? kase!.id : null,
    version: waiting && !passedOn ? 1 : 2,
  };
  rows['concern']!.push(concern);
  rows['subject_key']!.push({ kind: 'concern', subject_id: id, wrapped: stored.wrapped, key_id: stored.keyId });
  rows['concern_person']!.push({ concern_id: id, place: 0, sex: draws.pick(['female', 'female', 'male']), age_band: draws.pick(['18-29', '15-17', '30-59', 'unknown']), language: draws.pick(['ar', 'tl', 'bn', 'am']) }); // prettier-ignore
  if (n % 5 === 0) {
    const name = draws.pick(['زهرة التجريبية', 'سالم المثالي', 'Sample Passenger']);
    rows['concern_identity']!.push({ concern_id: id, place: 0, name_ct: key.seal(concernPlaceOf.name(0), name), phone_ct: null });
    const tokens = vault.index.tokensOf({ given: name, family: null, alias: null, phone: null, birthYear: null });
    rows['concern_token']!.push(...tokens.map((token) => ({ token, concern_id: id })));
  }
  const outcome = { received: passedOn ? 'passed-on' : null, accepted: 'accepted-existing-case', 'no-ground': 'no-ground', joined: 'duplicate', 'labour-violation': null, 'labour-matter': 'labour-matter' }[status]; // prettier-ignore
  if (outcome !== null) {
    const officer = account('police-officer');
    rows['concern_triage']!.push({
      id: demoId('concern-triage', String(n)),
      concern_id: id,
      at: new Date(sentAt.getTime() + draws.between(10, 300) * 60_000),
      decided_by: officer.id,
      unit_id: officer.unitId,
      outcome,
      reason:
        outcome === 'no-ground'
          ? draws.pick(['no-signs-confirmed', 'person-not-found', 'labour-dispute-only', 'not-enough-information'])
          : null,
      to_unit_id: outcome === 'passed-on' ? desk : outcome === 'labour-matter' ? inspection : null,
    });
  }
  if (status === 'accepted') {
    const officer = account('police-officer');
    rows['concern_case']!.push({
      concern_id: id,
      place: 0,
      case_id: kase!.id,
      decided_by: officer.id,
      unit_id: officer.unitId,
      at: sentAt,
    });
    rows['timeline_event'] = [
      ...(rows['timeline_event'] ?? []),
      { id: demoId('timeline', `concern-${n}`), case_id: kase!.id, at: kase!.openedAt, kind: 'concern-accepted', category: 1, unit_id: kase!.owner.id, subject_id: id, details: { channel } },
    ]; // prettier-ignore
  }
  return { concern, status };
}
