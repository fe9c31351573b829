import fc from 'fast-check';
import { referralStatuses, urgencies } from './codes';
import { deadlinesOf, defaultDeadlines, escalationsOf, firstServiceDueAt, nextDueAt, wordDueAt } from './deadlines';

fc.configureGlobal({ seed: 20_260_301 });

const instant = fc.date({ min: new Date('2020-01-01'), max: new Date('2060-01-01'), noInvalidDate: true });
const urgency = fc.constantFrom(...urgencies.codes);
const hoursAfter = (start: Date, end: Date) => (end.getTime() - start.getTime()) / 3_600_000;

describe('deadlines of a referral', () => {
  it.each([
    ['immediate', 1, 2, 24],
    ['urgent', 8, 24, 72],
    ['standard', 24, 72, 336],
  ] as const)('%s: receive in %d h, decide in %d h, first service in %d h', (level, receive, decide, service) => {
    const sent = new Date('2026-03-01T22:30:00Z');
    const { receiveDueAt, decideDueAt } = deadlinesOf(level, sent);
    expect([receiveDueAt, decideDueAt, firstServiceDueAt(level, sent)].map((due) => hoursAfter(sent, due))).toEqual([
      receive,
      decide,
      service,
    ]);
  });

  it('come in order, and never later for a more urgent one', () => {
    fc.assert(
      fc.property(instant, (sent) => {
        const rows = urgencies.codes.map((level) => ({ ...deadlinesOf(level, sent), service: firstServiceDueAt(level, sent) }));
        for (const row of rows) {
          expect(sent < row.receiveDueAt && row.receiveDueAt < row.decideDueAt && row.decideDueAt < row.service).toBe(true);
        }
        rows.slice(1).forEach((slower, place) => {
          const faster = rows[place];
          expect(
            faster &&
              faster.receiveDueAt <= slower.receiveDueAt &&
              faster.decideDueAt <= slower.decideDueAt &&
              faster.service <= slower.service,
          ).toBe(true);
        });
      }),
    );
  });

  it('are owed by the receiver exactly while requested, received, accepted or running', () => {
    fc.assert(
      fc.property(urgency, instant, fc.constantFrom(...referralStatuses.codes), (level, at, status) => {
        const due = nextDueAt(status, level, { sentAt: at, acceptedAt: at, lastWordAt: at });
        const expected = {
          requested: deadlinesOf(level, at).receiveDueAt,
          received: deadlinesOf(level, at).decideDueAt,
          accepted: firstServiceDueAt(level, at),
          'in-progress': wordDueAt(at),
        }[status as 'requested'];
        expect(due).toEqual(expected ?? null);
      }),
    );
    expect(nextDueAt('requested', 'urgent', { sentAt: null, acceptedAt: null, lastWordAt: null })).toBeNull();
  });

  it('follow the table of the deployment', () => {
    const sent = new Date('2026-03-01T00:00:00Z');
    const table = { ...defaultDeadlines, urgent: { receive: 3, decide: 5, firstService: 7 } };
    expect(hoursAfter(sent, deadlinesOf('urgent', sent, table).decideDueAt)).toBe(5);
    expect(nextDueAt('accepted', 'urgent', { sentAt: sent, acceptedAt: sent, lastWordAt: null }, table)).toEqual(
      new Date('2026-03-01T07:00:00Z'),
    );
  });

  it('ask a running service for a word every thirty days', () => {
    expect(hoursAfter(new Date('2026-03-01T00:00:00Z'), wordDueAt(new Date('2026-03-01T00:00:00Z')))).toBe(30 * 24);
  });

  it('escalate at half, whole and twice the span, in that order', () => {
    const start = new Date('2026-03-01T00:00:00Z');
    expect(escalationsOf(start, new Date('2026-03-01T08:00:00Z'))).toEqual([
      { step: 'remind-desk', at: new Date('2026-03-01T04:00:00Z') },
      { step: 'tell-manager-and-sender', at: new Date('2026-03-01T08:00:00Z') },
      { step: 'tell-coordinator', at: new Date('2026-03-01T16:00:00Z') },
    ]);
    fc.assert(
      fc.property(urgency, instant, (level, sent) => {
        const { decideDueAt } = deadlinesOf(level, sent);
        const [half, whole, twice] = escalationsOf(sent, decideDueAt).map(({ at }) => at.getTime());
        expect(half).toBeLessThan(whole ?? 0);
        expect(whole).toBe(decideDueAt.getTime());
        expect(whole).toBeLessThan(twice ?? 0);
      }),
    );
  });
});
