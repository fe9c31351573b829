import { demoSignIns, drawWorld } from '@himaya/api/testing';
import {
  consentsBesides,
  decideConsent,
  decidePacket,
  decideReferral,
  decideSharing,
  governorates,
  isCaseNumber,
  journeyOf,
  journeySteps,
  localDay,
  regionOf,
  type ReferralStatus,
} from '@himaya/domain';
import { ceilingOf } from '@himaya/auth';

const now = new Date('2026-03-10T09:30:00Z');
const world = drawWorld(now);
const referrals = world.flatMap((demo) => demo.referrals.map((referral) => ({ demo, referral })));
const thirtyMonthsAgo = new Date('2023-09-07T00:00:00Z');

describe('the demo world', () => {
  it('is the same for the same moment and moves along with another', () => {
    expect(drawWorld(now)).toEqual(world);
    const later = drawWorld(new Date(now.getTime() + 3_600_000));
    expect(later.map((demo) => demo.id)).toEqual(world.map((demo) => demo.id));
    expect(later[399]?.openedAt.getTime()).toBe((world[399]?.openedAt.getTime() ?? 0) + 3_600_000);
  });

  it('has 400 cases over thirty months in all nineteen governorates', () => {
    expect(world).toHaveLength(400);
    expect(new Set(world.map((demo) => demo.number)).size).toBe(400);
    expect(world.filter((demo) => !isCaseNumber(demo.number) || demo.openedAt < thirtyMonthsAgo || demo.openedAt > now)).toEqual([]);
    const places = new Set(world.map((demo) => demo.governorate));
    expect(governorates.codes.filter((place) => regionOf[place] !== null && !places.has(place))).toEqual([]);
    const quarters = new Set(world.map((demo) => `${demo.openedAt.getUTCFullYear()}-${Math.floor(demo.openedAt.getUTCMonth() / 3)}`));
    expect(quarters.size).toBeGreaterThanOrEqual(10);
  });

  it('is made of people whom nobody could take for real', () => {
    const names = world.flatMap(({ person }) => [person.givenName, person.familyName]).filter((name) => name !== null);
    expect(names.length).toBeGreaterThan(600);
    expect(names.filter((name) => !/^(تجربة|النموذج|نموونە|تاقیکردنەوەی|Demo|Sample) /.test(name))).toEqual([]);
    expect(world.filter(({ person }) => person.phone !== null && !person.phone.startsWith('+964 000 '))).toEqual([]);
  });

  it('moves every referral by the machine, in order and never in the future', () => {
    for (const { demo, referral } of referrals) {
      let status: ReferralStatus = 'draft';
      let at = referral.createdAt;
      expect(referral.createdAt >= demo.openedAt).toBe(true);
      for (const move of referral.moves) {
        const side = ['send', 'cancel', 'retract'].includes(move.action) ? referral.from : referral.to;
        const step = decideReferral(
          { status, fromUnitId: referral.from.id, toUnitId: referral.to.id, toAgencyId: referral.to.agencyId },
          move.action,
          {
            unitId: side.id,
            consent: { ...referral.consent, recipientAgencyId: null, withdrawnAt: null },
            packet: referral.packet,
            ageBand: demo.person.ageBand,
            now: move.at,
            besides: consentsBesides(referral),
          },
        );
        expect(step).toEqual({ ok: true, value: { to: move.to } });
        expect(move.at >= at && move.at <= now).toBe(true);
        ({ to: status, at } = move);
      }
      expect(referral.status).toBe(status);
    }
  });

  it('sends only what the sender holds, under a consent that covered it, to a unit that takes such people', () => {
    for (const { demo, referral } of referrals) {
      const packet = decidePacket({
        fromUnitId: referral.from.id,
        toUnit: {
          id: referral.to.id,
          services: referral.to.offers.map((offer) => offer.service),
          personCategories: referral.to.offers.map((offer) => offer.personCategory),
        },
        service: referral.service,
        needCode: referral.needCode,
        packet: referral.packet,
        readCategories: ceilingOf([roleOf[referral.from.kind] ?? 'system-admin']).read,
        person: demo.person,
      });
      expect(packet.ok).toBe(true);
      const today = localDay(referral.consent.recordedAt);
      expect(decideConsent(referral.consent, { ageBand: demo.person.ageBand, today }).ok).toBe(true);
      const sharing = decideSharing({
        consent: { ...referral.consent, recipientAgencyId: null, withdrawnAt: null },
        toUnitId: referral.to.id,
        toAgencyId: referral.to.agencyId,
        packet: referral.packet,
        today,
        purpose: 'referral',
        besides: consentsBesides(referral),
        others: [{ ...referral.consent, recipientAgencyId: null, withdrawnAt: null }],
      });
      expect(sharing.ok).toBe(true);
    }
  });

  it('shows referrals in every status, and an officer and three desks with a day of work', () => {
    const count = (status: ReferralStatus, test: (pair: (typeof referrals)[number]) => boolean): number =>
      referrals.filter((pair) => pair.referral.status === status && test(pair)).length;
    const statuses: readonly ReferralStatus[] = [
      'draft', 'requested', 'received', 'accepted', 'in-progress', 'on-hold', 'completed', 'rejected', 'failed', 'cancelled', 'entered-in-error',
    ]; // prettier-ignore
    expect(statuses.filter((status) => count(status, () => true) === 0)).toEqual([]);
    for (const desk of ['placement-baghdad', 'hospital-baghdad', 'legal-aid-baghdad']) {
      const queue = (['requested', 'received', 'accepted', 'in-progress'] as const).map((status) =>
        count(status, ({ referral }) => referral.to.slug === desk),
      );
      expect(Math.min(...queue)).toBeGreaterThanOrEqual(3);
    }
    const officer = (status: ReferralStatus): number => count(status, ({ referral }) => referral.from.slug === 'police-baghdad');
    expect(officer('requested') + officer('received')).toBeGreaterThan(10);
    expect(officer('rejected')).toBeGreaterThan(3);
    const overdue = referrals.filter(
      ({ referral }) => referral.from.slug === 'police-baghdad' && referral.dues.next !== null && referral.dues.next < now,
    );
    expect(overdue.length).toBeGreaterThan(3);
  });

  it('has a body without accounts that the officer asked, and that answered', () => {
    const outside = referrals.filter(({ referral }) => referral.to.outside && referral.from.slug === 'police-baghdad');
    expect(new Set(outside.map(({ referral }) => referral.status))).toEqual(new Set(['requested', 'accepted', 'in-progress']));
    expect(demoSignIns().filter(({ unit }) => outside.some(({ referral }) => referral.to.name === unit))).toEqual([]);
  });

  it('lets every case’s journey be told, with every state somewhere', () => {
    const journeys = world.map((demo) =>
      journeyOf({
        openedAt: demo.openedAt.toISOString(),
        identification: { status: demo.identification.status, since: demo.identification.since.toISOString() },
        referrals: demo.referrals.map(({ service, status, statusSince }) => ({ service, status, statusSince: statusSince.toISOString() })),
      }),
    );
    expect(journeys.filter((steps) => steps.length !== journeySteps.codes.length)).toEqual([]);
    const states = new Set(journeys.flat().map((step) => step.state));
    expect(['done', 'in-progress', 'needed', 'not-needed', 'referred'].filter((state) => !states.has(state as 'done'))).toEqual([]);
  });
});

const roleOf = {
  'police-section': 'police-officer',
  'placement-desk': 'shelter-caseworker',
  'health-facility': 'health-provider',
  'legal-aid-office': 'legal-aid-provider',
} as Partial<Record<string, 'police-officer' | 'shelter-caseworker' | 'health-provider' | 'legal-aid-provider'>>;
