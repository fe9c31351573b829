import {
  checksOf,
  copiedCategories,
  copiedRooms,
  decideOwnCopy,
  decideOwnCopyRequest,
  ownCopyDueOn,
  ownCopyStepsOf,
  paperLanguageFor,
} from './machine';
import { identityChecks, ownCopyAskers, ownCopyParts, ownCopyStates } from './codes';
import { copyPartsOf, piecesOf } from './parts';

const body = { asker: 'person', identityCheck: 'document-seen', requestedOn: '2026-03-02', language: 'tl' } as const;
const facts = {
  room: null,
  state: 'requested',
  asker: 'person',
  partsBy: 'each-body',
  begun: true,
  own: false,
  proven: true,
  printed: false,
} as const;
const ofRoom = { room: 'shelter' } as const;
const without = (...parts: readonly string[]): object => ({
  decision: 'release',
  omissions: parts.map((category) => ({ category, reason: 'others-data' })),
});
const told = (outcome: { ok: boolean; problem?: string; errors?: readonly { path: string }[] }): string =>
  outcome.ok ? 'ok' : [outcome.problem, ...(outcome.errors ?? []).map(({ path }) => path)].join(' ');

describe('a person’s own copy', () => {
  it('is asked for by whoever showed who they are, and by what right they speak for another', () => {
    const right = ownCopyAskers.codes.flatMap((asker) =>
      identityChecks.codes.map((identityCheck) => [
        checksOf[asker].includes(identityCheck),
        decideOwnCopyRequest({ ...body, asker, identityCheck }, '2026-03-02').ok,
      ]),
    );
    expect(right.every(([table, decided]) => table === decided)).toBe(true);
    expect(right.filter(([table]) => table)).toHaveLength(4);
  });

  it.each([
    ['2026-03-02', 'ok'],
    ['2026-02-01', 'ok'],
    ['2026-01-31', 'body.invalid requestedOn'],
    ['2026-03-04', 'body.invalid requestedOn'],
  ])('asked for on %s, seen on 3 March, is: %s', (requestedOn, code) => {
    expect(told(decideOwnCopyRequest({ ...body, requestedOn }, '2026-03-03'))).toBe(code);
  });

  it('is due thirty days after', () => expect(ownCopyDueOn('2026-01-31')).toBe('2026-03-02'));

  it.each([
    [{ decision: 'release' }, {}, 'ok'],
    [{ decision: 'release', omissions: [{ category: 'exploitation', reason: 'others-data' }] }, {}, 'ok'],
    [{ decision: 'release' }, { own: true }, 'own-copy.same-person'],
    [{ decision: 'refuse', refusal: 'endangers-person' }, { own: true }, 'own-copy.same-person'],
    [{ decision: 'release' }, { state: 'reviewed' }, 'own-copy.not-now'],
    [{ decision: 'refuse' }, {}, 'body.invalid refusal'],
    [{ decision: 'refuse', refusal: 'taken-back', channel: 'in-person' }, {}, 'body.invalid channel'],
    [{ decision: 'release', refusal: 'taken-back' }, {}, 'body.invalid refusal'],
    [{ decision: 'release', channel: 'to-lawyer' }, {}, 'body.invalid channel'],
    [{ decision: 'release', channel: 'to-lawyer' }, { asker: 'lawyer' }, 'ok'],
    [{ decision: 'release', channel: 'to-guardian' }, { asker: 'lawyer' }, 'body.invalid channel'],
    [
      { decision: 'release', omissions: ['core', 'core'].map((category) => ({ category, reason: 'others-data' })) },
      {},
      'body.invalid omissions',
    ],
    [
      { decision: 'release', omissions: ['core', 'identity', 'exploitation'].map((category) => ({ category, reason: 'others-data' })) },
      {},
      'own-copy.nothing-left',
    ],
    [without('stay'), {}, 'body.invalid omissions'],
    [without('stay'), ofRoom, 'ok'],
    [without('core'), ofRoom, 'body.invalid omissions'],
    [without('stay', 'belongings'), ofRoom, 'own-copy.nothing-left'],
    [{ decision: 'release' }, { ...ofRoom, begun: false }, 'own-copy.not-now'],
    [{ decision: 'release', channel: 'in-envelope' }, ofRoom, 'body.invalid channel'],
    [{ decision: 'release', channel: 'in-envelope' }, { ...ofRoom, partsBy: 'closed-envelope' }, 'ok'],
    [{ decision: 'release', channel: 'in-envelope' }, { partsBy: 'closed-envelope' }, 'body.invalid channel'],
  ])('decided as %j where %j: %s', (decision, change, code) => {
    expect(told(decideOwnCopy(decision as never, { ...facts, ...change } as never))).toBe(code);
  });

  it('goes to the person where nothing else is said, and shows what was not left out', () => {
    expect(decideOwnCopy({ decision: 'release' }, facts)).toMatchObject({ value: { to: 'reviewed', channel: 'in-person', omissions: [] } });
    expect(copiedCategories([{ category: 'identity', reason: 'others-data' }])).toEqual(['core', 'exploitation']);
    expect(copiedRooms([{ category: 'shelter', reason: 'endangers-others' }])).toEqual(['proceedings', 'reintegration']);
  });

  it('has one next step for each person in each state', () => {
    const steps = ownCopyStates.codes.map((state) => ownCopyStepsOf({ ...facts, state }));
    expect(steps).toEqual([['decide'], ['print'], [], [], []]);
    expect(ownCopyStepsOf({ ...facts, own: true })).toEqual([]);
    expect(ownCopyStepsOf({ ...facts, state: 'reviewed', own: true, printed: true })).toEqual(['print', 'hand-over']);
    expect(ownCopyStepsOf({ ...facts, ...ofRoom, begun: false })).toEqual(['open']);
    expect(ownCopyStepsOf({ ...facts, ...ofRoom, state: 'reviewed', proven: false })).toEqual([]);
  });

  it('is made of the record’s parts and each room’s own, of which none is both', () => {
    const rooms = Object.values(piecesOf).flat();
    expect([...new Set([...copyPartsOf(null), ...rooms])].toSorted()).toEqual([...ownCopyParts.codes].toSorted());
    expect(copyPartsOf(null).filter((part) => rooms.includes(part))).toEqual([]);
    expect(copyPartsOf('family')).toEqual([]);
  });

  it.each([
    ['ar', 'ar'],
    ['ckb', 'ckb'],
    ['kmr', 'ckb'],
    ['fa', 'ar'],
    ['tl', 'en'],
    ['am', 'en'],
  ])('asked for in %s is printed in %s', (language, paper) => expect(paperLanguageFor(language)).toBe(paper));
});
