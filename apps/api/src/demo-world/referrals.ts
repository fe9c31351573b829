import {
  deadlinesOf,
  firstServiceDueAt,
  isEligible,
  localDay,
  maskOf,
  needsOfService,
  nextDueAt,
  personCategoryOf,
  presumedChild,
  regionOf,
  type Category,
  type ConsentGiver,
  type ConsentId,
  type ConsentMethod,
  type ConsentPurpose,
  type IsoDate,
  type NeedCode,
  type ReferralId,
  type ReferralStatus,
  type Service,
  type UnitId,
  type Urgency,
} from '@himaya/domain';
import { ceilingOf } from '@himaya/auth';
import { actorOf } from './accounts';
import { demoId, type Draws } from './draws';
import type { DemoPerson } from './people';
import type { DemoMove, Fate } from './referral-moves';
import { demoUnits, type DemoUnit } from './units';

export interface DemoConsent {
  readonly id: ConsentId;
  readonly purpose: ConsentPurpose;
  readonly recipientUnitId: UnitId | null;
  readonly categories: readonly Category[];
  readonly givenBy: ConsentGiver;
  readonly method: ConsentMethod;
  readonly language: string;
  readonly recordedAt: Date;
  readonly validUntil: IsoDate;
  readonly withdrawnAt: Date | null;
}

export interface DemoReferral {
  readonly id: ReferralId;
  readonly from: DemoUnit;
  readonly to: DemoUnit;
  readonly service: Service;
  readonly urgency: Urgency;
  readonly needCode: NeedCode;
  readonly packet: readonly Category[];
  readonly consent: DemoConsent;
  readonly createdAt: Date;
  readonly status: ReferralStatus;
  readonly statusSince: Date;
  readonly moves: readonly DemoMove[];
  readonly fate: Fate;
  /** When each status was first reached. */
  readonly times: Readonly<Record<'requested' | 'received' | 'decided' | 'accepted' | 'started' | 'ended', Date | null>>;
  readonly dues: Readonly<Record<'receive' | 'decide' | 'service' | 'next', Date | null>>;
  readonly wantedDate: IsoDate | null;
  readonly nextUnitId: UnitId | null;
}

const minute = 60_000;
const day = 86_400_000;

/** What a packet for a service carries, before the sender's own ceiling and the rule for children. */
const packetOfService: Readonly<Record<Service, readonly Category[]>> = {
  shelter: ['core', 'identity', 'risk'],
  medical: ['core', 'identity', 'risk'],
  psychological: ['core', 'identity', 'risk'],
  'legal-aid': ['core', 'identity', 'exploitation'],
  interpretation: ['core'],
  repatriation: ['core', 'identity'],
  reintegration: ['core', 'identity'],
  'financial-aid': ['core', 'identity'],
  education: ['core', 'identity'],
  employment: ['core', 'identity'],
};

/** The units that offer a service to this person, those of the governorate before those of the region before Baghdad's. */
export function nearestUnits(person: DemoPerson, from: DemoUnit, service: Service): DemoUnit[] {
  const wish = { service, personCategories: personCategoryOf(person) };
  const eligible = receivers.filter(({ unit, offer }) => unit !== from && isEligible(offer, wish)).map(({ unit }) => unit);
  const near = [
    eligible.filter((unit) => unit.governorate === from.governorate),
    eligible.filter((unit) => regionOf[unit.governorate] === regionOf[from.governorate]),
    eligible.filter((unit) => unit.governorate === 'baghdad'),
  ];
  return near.find((units) => units.length > 0) ?? eligible;
}

/** Who can be referred to, as eligibility is asked of them; the residence directorate is only asked for exit clearance. */
const receivers = demoUnits
  .filter((unit) => unit.kind !== 'residence-office' && unit.offers.length > 0 && !unit.outside)
  .map((unit) => ({
    unit,
    offer: {
      services: [...new Set(unit.offers.map(({ service }) => service))],
      personCategories: [...new Set(unit.offers.map(({ personCategory }) => personCategory))],
    },
  }));

/** Records a person's consent; a child's, and that of someone of unknown age, is a guardian's. */
export function consentTo(
  draws: Draws,
  person: DemoPerson,
  about: {
    readonly name: string;
    readonly purpose: ConsentPurpose;
    readonly recipient: DemoUnit | null;
    readonly categories: readonly Category[];
    readonly at: Date;
  },
): DemoConsent {
  return {
    id: demoId('consent', about.name),
    purpose: about.purpose,
    recipientUnitId: about.recipient?.id ?? null,
    categories: about.categories,
    givenBy: presumedChild(person.ageBand) ? draws.pick(['guardian-and-assent', 'court'] as const) : 'self',
    method: draws.pick(['spoken', 'signed', 'thumbprint'] as const),
    language: person.languages[0] ?? 'ar',
    recordedAt: about.at,
    validUntil: localDay(new Date(about.at.getTime() + 365 * day)),
    withdrawnAt: null,
  };
}

/** Needs that the drawn persons do not have: children with them, a family that may be called. */
const withoutStory: readonly NeedCode[] = ['other', 'place-with-children', 'family-reunification'];

/** Puts a referral together from its moves: status, deadlines and the consent that covers it. */
export function referralFrom(
  draws: Draws,
  person: DemoPerson,
  story: {
    readonly name: string;
    readonly from: DemoUnit;
    readonly to: DemoUnit;
    readonly service: Service;
    readonly urgency: Urgency;
    readonly fate: Fate;
    readonly createdAt: Date;
    readonly moves: readonly DemoMove[];
    readonly now: Date;
  },
): DemoReferral {
  const { createdAt, urgency, service, moves, from, to } = story;
  const last = moves.at(-1);
  const status = last?.to ?? 'draft';
  const at = (...reached: readonly ReferralStatus[]): Date | null => moves.find((move) => reached.includes(move.to))?.at ?? null;
  const times = {
    requested: at('requested'),
    received: at('received'),
    decided: at('accepted', 'rejected'),
    accepted: at('accepted'),
    started: at('in-progress'),
    ended: at('completed', 'failed', 'cancelled', 'entered-in-error', 'rejected'),
  };
  // Whoever serves somebody has spoken of it within the last ten days.
  const tenDaysAgo = new Date(story.now.getTime() - 10 * day);
  const lastWordAt = status === 'in-progress' && times.started ? new Date(Math.max(times.started.getTime(), tenDaysAgo.getTime())) : null;
  const sent = times.requested && deadlinesOf(urgency, times.requested);
  const readable = ceilingOf([actorOf(from).role]).read;
  const packet = packetOfService[service].filter(
    (category) => (maskOf(category) & readable) !== 0 && !(category === 'exploitation' && presumedChild(person.ageBand)),
  );
  const consent = consentTo(draws, person, {
    name: story.name,
    purpose: service === 'repatriation' ? 'repatriation' : 'referral',
    recipient: to,
    categories: packet,
    at: new Date(createdAt.getTime() - draws.between(2, 9) * minute),
  });
  const alternatives = nearestUnits(person, from, service).filter((unit) => unit !== to);
  return {
    id: demoId('referral', story.name),
    from,
    to,
    service,
    urgency,
    needCode: draws.pick(needsOfService[service].filter((need) => !withoutStory.includes(need))),
    packet,
    consent: { ...consent, withdrawnAt: withdrawalOf(draws, story.fate, status, times, story.now) },
    createdAt,
    status,
    statusSince: last?.at ?? createdAt,
    moves,
    fate: story.fate,
    times,
    dues: {
      receive: sent?.receiveDueAt ?? null,
      decide: sent?.decideDueAt ?? null,
      service: times.accepted && firstServiceDueAt(urgency, times.accepted),
      next: nextDueAt(status, urgency, { sentAt: times.requested, acceptedAt: times.accepted, lastWordAt }),
    },
    wantedDate: draws.chance(0.25) ? localDay(new Date(createdAt.getTime() + draws.between(1, 14) * day)) : null,
    nextUnitId: status === 'rejected' && alternatives.length > 0 ? draws.pick(alternatives).id : null,
  };
}

/** A withdrawn consent cancels what is pending at that moment; in mid-service it ends the sharing only, and is rare. */
function withdrawalOf(draws: Draws, fate: Fate, status: ReferralStatus, times: DemoReferral['times'], now: Date): Date | null {
  if (fate === 'withdraw') return status === 'cancelled' ? times.ended : null;
  if (status !== 'in-progress' || times.started === null || !draws.chance(0.04)) return null;
  return new Date(times.started.getTime() + Math.round((now.getTime() - times.started.getTime()) / 2));
}
