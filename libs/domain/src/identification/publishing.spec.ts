import { identificationClocks, identificationRules } from './machine';
import { decideHoliday, decidePublishing, moveBodyOf, moveKey } from './publishing';
import type { IdentificationRulesView, PublishRulesBody } from './types';

const standing: IdentificationRulesView = {
  ...identificationRules,
  ...identificationClocks,
  weekend: [5, 6],
  inForce: true,
  inForceFrom: '2020-01-01T00:00:00.000Z',
};
const facts = { versions: [standing], today: '2026-03-01' };
const body: PublishRulesBody = {
  basedOn: '2026-1',
  inForceFrom: '2026-04-01',
  workingDays: 7,
  childHours: 12,
  weekend: [5, 6],
  reflectionDays: 120,
  remindDays: [20, 5],
  tests: [...identificationRules.tests],
  moves: identificationRules.moves.flatMap(moveBodyOf),
};
const wrong = (changes: Partial<PublishRulesBody>): unknown => {
  const decided = decidePublishing({ ...body, ...changes }, facts);
  return decided.ok ? decided.value.version : (decided.errors?.map(({ path, code }) => `${path}: ${code}`) ?? decided.problem);
};

describe('a new version of the rules', () => {
  it('follows the latest, under the next number of the year it takes effect in', () => {
    expect(wrong({})).toBe('2026-2');
    expect(wrong({ inForceFrom: '2027-01-01' })).toBe('2027-1');
    expect(wrong({ basedOn: '2025-1' })).toBe('conflict');
    expect(decidePublishing(body, { ...facts, versions: [] })).toMatchObject({ problem: 'conflict' });
  });

  it('begins on a day to come, after every other', () => {
    expect(wrong({ inForceFrom: '2026-03-01' })).toEqual(['inForceFrom: date.past']);
    const planned = { ...standing, version: '2026-2', inForceFrom: '2026-03-31T21:00:00.000Z' };
    expect(decidePublishing({ ...body, basedOn: '2026-2' }, { ...facts, versions: [planned, standing] })).toMatchObject({ ok: false });
  });

  it('never asks for a child’s means by Palermo, leaves a working day, and reminds before the end', () => {
    expect(wrong({ tests: [{ id: 'palermo-art-3', meansNeededFor: 'everyone' }] })).toEqual(['tests: not.here']);
    expect(wrong({ tests: [] })).toEqual(['tests: required']);
    expect(wrong({ weekend: [1, 2, 3, 4, 5, 6, 7] })).toEqual(['weekend: code.unknown']);
    for (const remindDays of [[5, 20], [14], [120, 3]]) expect(wrong({ remindDays })).toEqual(['remindDays: days.order']);
  });

  it('answers for every move with somebody who can record it', () => {
    expect(wrong({ moves: body.moves.slice(1) })).toEqual(['moves: code.unknown']);
    const [first, ...rest] = body.moves;
    expect(wrong({ moves: [{ ...first!, deciders: [] }, ...rest] })).toEqual(['moves.0.deciders: required']);
    expect(wrong({ moves: [{ ...first!, deciders: ['shelter-manager'] }, ...rest] })).toEqual(['moves.0.deciders: code.unknown']);
    expect(new Set(body.moves.map(moveKey)).size).toBe(body.moves.length);
  });
});

it('a holiday is declared before its day', () => {
  expect(decideHoliday({ day: '2026-03-02' }, '2026-03-01')).toMatchObject({ ok: true });
  expect(decideHoliday({ day: '2026-03-01' }, '2026-03-01')).toMatchObject({ errors: [{ path: 'day', code: 'date.past' }] });
});
