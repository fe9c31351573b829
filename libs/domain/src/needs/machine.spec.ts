import { needsOfService, services } from '../index';
import { needMoves, needStatuses } from './codes';
import { decideNeed, decideNeedMove, needDueAt } from './machine';

const body = { service: 'shelter', needCode: 'safe-place-tonight', level: 'immediate', identifiedBy: 'person' } as const;

describe('a need', () => {
  it('is of a service that has it, in an open case', () => {
    expect(decideNeed(body, { caseStatus: 'open' })).toEqual({ ok: true, value: { status: 'open' } });
    expect(decideNeed(body, { caseStatus: 'closed' })).toMatchObject({ problem: 'case.closed' });
    expect(decideNeed({ ...body, service: 'medical' }, { caseStatus: 'open' })).toMatchObject({
      errors: [{ path: 'needCode', code: 'need.other-service' }],
    });
    for (const service of services.codes) {
      for (const needCode of needsOfService[service])
        expect(decideNeed({ ...body, service, needCode }, { caseStatus: 'open' }).ok).toBe(true);
    }
  });

  it('moves by its table and no other way', () => {
    const ends = needStatuses.codes.flatMap((status) =>
      needMoves.codes.map((move) => {
        const decided = decideNeedMove(status, move, 'open');
        return `${status} ${move}: ${decided.ok ? decided.value.to : decided.problem}`;
      }),
    );
    expect(ends).toEqual([
      'open meet: met',
      'open decline: declined-by-person',
      'met meet: need.not-now',
      'met decline: need.not-now',
      'declined-by-person meet: need.not-now',
      'declined-by-person decline: need.not-now',
    ]);
    expect(decideNeedMove('open', 'meet', 'closed')).toMatchObject({ problem: 'case.closed' });
  });

  it('waits for a day at most where it is immediate', () => {
    expect(needDueAt('immediate', new Date('2026-03-01T08:00:00Z')).toISOString()).toBe('2026-03-02T08:00:00.000Z');
    expect(needDueAt('urgent', new Date('2026-03-01T08:00:00Z')).toISOString()).toBe('2026-03-04T08:00:00.000Z');
  });
});
