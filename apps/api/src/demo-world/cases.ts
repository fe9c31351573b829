import {
  caseNumberFrom,
  localDay,
  openReferralStatuses,
  personCategoryOf,
  presumedChild,
  regionOf,
  type CaseId,
  type CaseStatus,
  type DetectionChannel,
  type Governorate,
  type IdentificationStatus,
  type IsoDate,
  type ReferralStatus,
  type Service,
  type Urgency,
} from '@himaya/domain';
import { demoId, drawsFrom, type Draws } from './draws';
import type { QueuedReferral } from './desk-queues';
import { drawPerson, type DemoPerson } from './people';
import { drawMoves, movesUntil, type Fate } from './referral-moves';
import { consentTo, nearestUnits, referralFrom, type DemoConsent, type DemoReferral } from './referrals';
import { demoUnit, realGovernorates, type DemoUnit } from './units';

export interface DemoCase {
  readonly id: CaseId;
  readonly number: string;
  readonly owner: DemoUnit;
  readonly openedAt: Date;
  readonly status: CaseStatus;
  readonly identification: {
    readonly status: IdentificationStatus;
    readonly since: Date;
    /** The decisions taken by now, in their order. */
    readonly steps: readonly { readonly status: Exclude<IdentificationStatus, 'presumed' | 'reconsidered'>; readonly since: Date }[];
  };
  readonly governorate: Governorate;
  readonly foundAt: IsoDate;
  readonly foundAtPrecision: 'day' | 'month';
  readonly foundBy: DetectionChannel;
  readonly person: DemoPerson;
  /** Consent to assistance; the referrals carry their own. */
  readonly assistance: DemoConsent;
  readonly referrals: readonly DemoReferral[];
}

const hour = 3_600_000;
const day = 24 * hour;

/** How many of a hundred cases each governorate sees; the others share the rest evenly. */
const share: Partial<Record<Governorate, number>> = { baghdad: 30, basra: 10, nineveh: 9, erbil: 8, sulaymaniyah: 6, najaf: 4, kirkuk: 4 };

/** Draws the nth case. With `queued` it is about that referral and opened shortly before it; else somewhere in the last `days`. */
export function drawCase(number: number, now: Date, days: number, queued?: QueuedReferral): DemoCase {
  const draws = drawsFrom(20_260_000 + number);
  const governorate = queued ? 'baghdad' : drawGovernorate(draws, number);
  const owner = queued ? drawSender(draws) : drawOwner(draws, governorate);
  const hoursBefore = queued ? queued.createdHoursAgo + draws.between(1, 4) : (1 - draws.fraction() ** 1.3) * days * 24 + 2;
  const openedAt = new Date(Math.floor((now.getTime() - hoursBefore * hour) / 60_000) * 60_000);
  const today = localDay(openedAt);
  const place = { number, governorate, today, inKurdistan: regionOf[governorate] === 'kurdistan-region' };
  const person = drawPerson(
    draws,
    place,
    queued ? { sex: queued.service === 'shelter' ? 'female' : draws.pick(['female', 'male']), adult: true } : {},
  );
  const foundOn = new Date(openedAt.getTime() - draws.between(0, 12) * day);
  const byMonth = !queued && draws.chance(0.12);
  const referrals = queued
    ? [queuedReferral(draws, number, person, owner, queued, now)]
    : drawReferrals(draws, number, person, owner, openedAt, now);
  return {
    id: demoId('case', String(number)),
    number: caseNumberFrom(
      Number(today.slice(0, 4)),
      Array.from({ length: 6 }, () => draws.between(0, 255)),
    ),
    owner,
    openedAt,
    status: drawStatus(draws, openedAt, now, referrals),
    identification: drawIdentification(draws, openedAt, now),
    governorate,
    foundAt: byMonth ? `${localDay(foundOn).slice(0, 8)}01` : localDay(foundOn),
    foundAtPrecision: byMonth ? 'month' : 'day',
    foundBy: draws.pick(channelsOf[owner.kind] ?? ['other']),
    person,
    assistance: consentTo(draws, person, {
      name: `${number}-assistance`,
      purpose: 'assistance',
      recipient: null,
      categories: ['core', 'identity'],
      at: new Date(openedAt.getTime() + draws.between(5, 40) * 60_000),
    }),
    referrals,
  };
}

const channelsOf: Partial<Record<DemoUnit['kind'], readonly DetectionChannel[]>> = {
  'police-section': ['police', 'police', 'labour-inspection', 'airport', 'border', 'hotline', 'self', 'residence-directorate', 'embassy'],
  'placement-desk': ['shelter', 'self', 'ngo'],
  'health-facility': ['health-facility'],
  'legal-aid-office': ['ngo', 'self', 'family'],
};

/** The first nineteen cases see to it that no governorate is without one. */
function drawGovernorate(draws: Draws, number: number): Governorate {
  const turn = realGovernorates[number - 1];
  return turn ?? draws.weighted(realGovernorates.map((place) => [place, share[place] ?? 2.4]));
}

function drawOwner(draws: Draws, governorate: Governorate): DemoUnit {
  const kind = draws.weighted([['police', 76], ['placement', 8], ['hospital', 8], ['legal-aid', 8]]); // prettier-ignore
  const second = governorate === 'baghdad' && kind !== 'placement' && draws.chance(0.4) ? '-2' : '';
  return demoUnit(`${kind}-${governorate}${second}`);
}

/** Who fills the demo desks: mostly the section of the demo's police officer. */
function drawSender(draws: Draws): DemoUnit {
  return demoUnit(draws.weighted([['police-baghdad', 66], ['police-baghdad-2', 22], ['police-babil', 6], ['police-wasit', 6]])); // prettier-ignore
}

function queuedReferral(draws: Draws, number: number, person: DemoPerson, from: DemoUnit, queued: QueuedReferral, now: Date): DemoReferral {
  const createdAt = new Date(now.getTime() - queued.createdHoursAgo * hour);
  const moves = movesUntil(queued.fate, queued.status, createdAt, new Date(now.getTime() - queued.sinceHoursAgo * hour));
  return referralFrom(draws, person, { ...queued, name: `${number}-1`, from, to: demoUnit(queued.to), createdAt, moves, now });
}

/** [service, how likely, days after opening]. */
type Wish = readonly [Service, number, number];

function wishesOf(person: DemoPerson): Wish[] {
  const foreign = person.nationality !== 'IQ' && person.nationality !== null;
  const child = presumedChild(person.ageBand);
  const places = personCategoryOf(person).some((category) => category === 'women' || category === 'girls');
  return [
    ['shelter', places ? 0.62 : 0.3, 0],
    ['medical', 0.6, 1],
    ['psychological', 0.45, 4],
    ['legal-aid', 0.45, 6],
    ['interpretation', foreign ? 0.5 : 0, 0],
    ['repatriation', foreign ? 0.4 : 0, 40],
    ['reintegration', foreign ? 0.05 : 0.25, 70],
    ['financial-aid', foreign ? 0 : 0.1, 60],
    ['education', child ? 0.3 : 0, 50],
    ['employment', child || foreign ? 0 : 0.12, 80],
  ];
}

/** The owner's own service needs no referral. */
const ownServices: Partial<Record<DemoUnit['kind'], readonly Service[]>> = {
  'placement-desk': ['shelter'],
  'health-facility': ['medical', 'psychological'],
  'legal-aid-office': ['legal-aid'],
};

function drawReferrals(draws: Draws, number: number, person: DemoPerson, from: DemoUnit, openedAt: Date, now: Date): DemoReferral[] {
  const wanted = wishesOf(person).filter(([service, chance]) => !ownServices[from.kind]?.includes(service) && draws.chance(chance));
  const told: DemoReferral[] = [];
  for (const [service, , days] of wanted) {
    let createdAt = new Date(openedAt.getTime() + days * day * (0.6 + draws.fraction() * 0.8) + draws.between(1, 9) * hour);
    const tried: DemoUnit[] = [];
    // A refused referral goes on to the next unit, where there is one.
    for (let again = true; again && createdAt < now; ) {
      const to = nearestUnits(person, from, service).filter((unit) => !tried.includes(unit));
      if (to.length === 0) break;
      const receiver = draws.pick(to);
      const urgency = draws.weighted<Urgency>([['immediate', 8], ['urgent', 34], ['standard', 58]]); // prettier-ignore
      const fate = draws.weighted<Fate>(fateWeights);
      const moves = drawMoves(draws, { fate, urgency, service, createdAt, now });
      const name = `${number}-${told.length + 1}`;
      const referral = referralFrom(draws, person, { name, from, to: receiver, service, urgency, fate, createdAt, moves, now });
      told.push(referral);
      tried.push(receiver);
      again = referral.status === 'rejected';
      createdAt = new Date(referral.statusSince.getTime() + draws.between(1, 20) * hour);
    }
  }
  return told;
}

const fateWeights: readonly (readonly [Fate, number])[] = [
  ['complete', 68], ['pause', 6], ['reject', 8], ['reject-unread', 3], ['fail', 5], ['cancel', 3], ['cancel-late', 2], ['retract', 1],
  ['withdraw', 2], ['draft', 2],
]; // prettier-ignore

function drawStatus(draws: Draws, openedAt: Date, now: Date, referrals: readonly DemoReferral[]): CaseStatus {
  const active: readonly ReferralStatus[] = [...openReferralStatuses, 'draft'];
  const old = now.getTime() - openedAt.getTime() > 240 * day;
  return old && draws.chance(0.75) && !referrals.some((referral) => active.includes(referral.status)) ? 'closed' : 'open';
}

/** Presumed at first, reasonable grounds within days, the judge's decision within months; the last one reached by now stands. */
function drawIdentification(draws: Draws, openedAt: Date, now: Date): DemoCase['identification'] {
  const after = (days: number): Date => new Date(openedAt.getTime() + days * day);
  const granted = draws.chance(0.88);
  const steps: { readonly status: DemoCase['identification']['steps'][number]['status']; readonly since: Date }[] = [
    { status: granted ? 'reasonable-grounds' : 'no-reasonable-grounds', since: after(1 + draws.fraction() * 9) },
  ];
  if (granted && draws.chance(0.7)) {
    const status = draws.weighted<(typeof steps)[number]['status']>([['confirmed', 74], ['not-confirmed', 10], ['not-proven', 16]]); // prettier-ignore
    steps.push({ status, since: after(60 + draws.fraction() * 160) });
  }
  const taken = steps.filter((step) => step.since < now);
  return { ...(taken.at(-1) ?? { status: 'presumed', since: openedAt }), steps: taken };
}
