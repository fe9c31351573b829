import fc from 'fast-check';
import { deliveryDueAt, groupOf, timingsOf, usualTiming, type DeliverySchedule } from './channels';
import { deliveryTimings, notificationChannels, notificationGroups, notificationKinds } from './codes';

const seed = { seed: 20261127 };
const hours = fc.integer({ min: 0, max: 23 });
const schedules: fc.Arbitrary<DeliverySchedule> = fc
  .record({ dailyHour: hours, quietFrom: hours, quietTo: hours, quiet: fc.boolean() })
  .map(({ quiet, quietFrom, quietTo, dailyHour }) =>
    quiet && quietFrom !== quietTo ? { dailyHour, quietFrom, quietTo } : { dailyHour, quietFrom: null, quietTo: null },
  );
const instants = fc.date({ min: new Date('2026-01-01T00:00:00Z'), max: new Date('2027-12-31T00:00:00Z'), noInvalidDate: true });
const localHourOf = (at: Date): number =>
  Number(new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone: 'Asia/Baghdad' }).format(at));

describe('the group of a notice', () => {
  it.each(notificationKinds.codes)('is known for %s', (kind) => {
    expect([true, false].map((pressing) => notificationGroups.has(groupOf(kind, pressing)))).toEqual([true, true]);
  });

  it.each([
    ['referral-arrived', true, 'urgent'],
    ['referral-arrived', false, 'referrals'],
    ['referral-completed', true, 'referrals'],
    ['referral-escalated', false, 'urgent'],
    ['concern-arrived', true, 'urgent'],
    ['concern-overdue', true, 'urgent'],
    ['concern-reminder', false, 'cases'],
    ['concern-handled', true, 'cases'],
    ['non-punishment-alert', false, 'urgent'],
    ['guardian-suspected', false, 'urgent'],
    ['guardian-overdue', false, 'urgent'],
    ['emergency-opened', false, 'urgent'],
    ['new-device', false, 'account'],
    ['override-asked', false, 'consents'],
    ['incident-overdue', false, 'oversight'],
    ['rights-overdue', false, 'cases'],
  ] as const)('of %s (pressing: %s) is %s', (kind, pressing, group) => expect(groupOf(kind, pressing)).toBe(group));
});

describe('when a notice is sent on', () => {
  it('never before it was told, never in quiet hours and within two days, but at once where it is urgent', () => {
    fc.assert(
      fc.property(
        instants,
        schedules,
        fc.constantFrom(...deliveryTimings.codes),
        fc.constantFrom(...notificationGroups.codes),
        (at, schedule, timing, group) => {
          const due = deliveryDueAt(group, timing, at, schedule);
          if (timing === 'off') return expect(due).toBeNull();
          if (group === 'urgent') return expect(due).toEqual(at);
          const { quietFrom, quietTo, dailyHour } = schedule;
          expect(due!.getTime()).toBeGreaterThanOrEqual(at.getTime());
          expect(due!.getTime() - at.getTime()).toBeLessThanOrEqual(48 * 3_600_000);
          if (timing === 'daily') return expect(localHourOf(due!)).toBe(dailyHour);
          if (quietFrom === null || quietTo === null) return;
          const hour = localHourOf(due!);
          expect(quietFrom < quietTo ? hour >= quietFrom && hour < quietTo : hour >= quietFrom || hour < quietTo).toBe(false);
        },
      ),
      seed,
    );
  });

  it('by what is usual only at times that may be chosen', () => {
    for (const channel of notificationChannels.codes) {
      for (const group of notificationGroups.codes) expect(timingsOf[channel](group)).toContain(usualTiming[channel][group]);
    }
  });
});
