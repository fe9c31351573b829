import { identificationStatuses } from '../identification/codes';
import { proposeStay, startsStay, stayNeed, type StayRecord } from './stay';

const until = '2026-06-30';
const held = (type: StayRecord['type'], end: string | null = null): StayRecord => ({ type, until: end });

describe('residence during the reflection period', () => {
  it.each([
    [[], 'IQ', 'not-needed'],
    [[held('no-papers')], 'IQ', 'not-needed'],
    [[held('citizen')], null, 'not-needed'],
    [[], 'PH', 'needed'],
    [[held('permit', '2026-06-30')], 'PH', 'not-needed'],
    [[held('permit', '2026-06-29')], 'PH', 'needed'],
    [[held('visa', '2026-05-01')], undefined, 'needed'],
    [[held('visa')], 'PH', 'not-needed'],
    [[held('overstayed'), held('reflection-stay', until)], 'PH', 'not-needed'],
    [[held('application-pending')], null, 'needed'],
    [[held('unknown-residence')], null, 'unknown'],
    [[held('unknown-residence')], 'PH', 'needed'],
    [[], null, 'unknown'],
    [[], undefined, 'unknown'],
  ] as const)('%j, nationality %s: %s', (stays, nationality, need) => {
    expect(stayNeed({ stays, nationality, until })).toBe(need);
  });

  it('is proposed while a period runs, and of their own to whoever was identified', () => {
    const facts = { inPeriod: false, need: 'needed', readsNationality: true } as const;
    expect(identificationStatuses.codes.map((status) => proposeStay({ ...facts, inPeriod: true, status }))).toEqual(
      identificationStatuses.codes.map(() => 'reflection-stay'),
    );
    expect(identificationStatuses.codes.filter((status) => proposeStay({ ...facts, status }) === 'humanitarian-stay')).toEqual([
      'reasonable-grounds',
      'confirmed',
    ]);
    const doubtful = { ...facts, inPeriod: true, need: 'unknown', status: 'reasonable-grounds' } as const;
    expect(proposeStay(doubtful)).toBe('reflection-stay');
    // Who cannot know the nationality is not asked for it.
    expect(proposeStay({ ...doubtful, readsNationality: false })).toBeNull();
    expect(proposeStay({ ...doubtful, need: 'not-needed' })).toBeNull();
  });

  it('starts as the decider says; unsaid, only as the core already says', () => {
    const opening = (recorded: readonly StayRecord[]) => ({ opens: true, recorded, until });
    expect(startsStay(undefined, opening([]))).toMatchObject({ value: false });
    expect(startsStay(undefined, opening([held('overstayed')]))).toMatchObject({ value: true });
    expect(startsStay(true, opening([]))).toMatchObject({ value: true });
    expect(startsStay(false, opening([held('overstayed')]))).toMatchObject({ value: false });
    // Not a second one beside the first.
    expect(startsStay(true, opening([held('reflection-stay', until)]))).toMatchObject({ value: false });
    expect(startsStay(true, { ...opening([]), opens: false })).toMatchObject({ errors: [{ path: 'stay', code: 'key.unknown' }] });
    expect(startsStay(undefined, { ...opening([]), opens: false })).toMatchObject({ value: false });
  });
});
