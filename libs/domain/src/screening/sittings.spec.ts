import fc from 'fast-check';
import type { ScreeningSittingId } from '../shared/ids';
import { indicatorSheet } from './sheet';
import { answersOf, concernsOf, decideSitting, historyOf, type AnsweredSitting } from './sittings';
import type { RecordSittingBody } from './types';

fc.configureGlobal({ seed: 20_260_301 });

const sitting: RecordSittingBody = {
  heldOn: '2026-03-01',
  language: 'tl',
  interpreter: 'professional',
  interpreterBound: true,
  interpreterTie: null,
  trainedInterviewer: true,
  ownSexWish: 'no-wish',
  accompaniment: null,
  yes: ['DR-01'],
  no: [],
  unknown: [],
};
const facts = { caseStatus: 'open', child: false, today: '2026-03-02' } as const;
const codesOf = (changes: Partial<RecordSittingBody>, child = false): string[] => {
  const decided = decideSitting({ ...sitting, ...changes }, { ...facts, child });
  return decided.ok ? ['ok'] : (decided.errors ?? []).map(({ path, code }) => `${path} ${code}`);
};

describe('a sitting', () => {
  it('of an open case is written down as it was held', () => {
    expect(codesOf({})).toEqual(['ok']);
    expect(codesOf({ yes: [], note: 'Invented: she did not want to talk yet' })).toEqual(['ok']);
    expect(decideSitting(sitting, { ...facts, caseStatus: 'closed' })).toMatchObject({ problem: 'case.closed' });
  });

  it.each<[Partial<RecordSittingBody>, boolean, string]>([
    [{ heldOn: '2026-03-03' }, false, 'heldOn date.future'],
    [{ interpreterBound: null }, false, 'interpreterBound required'],
    [{ interpreter: 'none' }, false, 'interpreterBound not-applicable'],
    [{ interpreter: 'other' }, false, 'interpreterTie required'],
    [{ interpreter: 'colleague' }, false, 'interpreterTie required'],
    [{ interpreter: 'none', interpreterBound: null, interpreterTie: 'none-known' }, false, 'interpreterTie not-applicable'],
    [{}, true, 'accompaniment required'],
    [{ accompaniment: 'guardian' }, false, 'accompaniment not-applicable'],
    [{ no: ['DR-01'] }, false, 'no.0 answer.twice'],
    [{ unknown: ['CH-01'] }, false, 'unknown.0 not-applicable'],
    [{ unknown: ['AD-03'], accompaniment: 'guardian' }, true, 'unknown.0 not-applicable'],
    [{ yes: [] }, false, 'yes required'],
  ])('with %j (child: %s) is refused: %s', (changes, child, problem) => {
    expect(codesOf(changes, child)).toEqual([problem]);
  });

  it('that was held badly is kept, with what was bad about it', () => {
    expect(codesOf({ accompaniment: 'nobody', trainedInterviewer: false }, true)).toEqual(['ok']);
    expect(
      concernsOf({
        trainedInterviewer: false,
        interpreterBound: false,
        interpreterTie: 'of-suspect',
        ownSexWish: 'wished-not-met',
        accompaniment: 'nobody',
      }),
    ).toEqual(['not-trained', 'interpreter-not-bound', 'interpreter-of-suspect', 'wish-not-met', 'child-alone']);
    const fine = {
      trainedInterviewer: true,
      interpreterBound: null,
      interpreterTie: null,
      ownSexWish: 'not-asked',
      accompaniment: null,
    } as const;
    expect(concernsOf(fine)).toEqual([]);
    // An emergency does not wait for another interpreter: the talk is kept, and says so.
    expect(codesOf({ interpreter: 'other', interpreterTie: 'of-suspect' })).toEqual(['ok']);
    expect((['none-known', 'of-person', 'not-asked'] as const).map((interpreterTie) => concernsOf({ ...fine, interpreterTie }))).toEqual([
      [],
      ['interpreter-of-person'],
      ['interpreter-not-asked'],
    ]);
  });
});

describe('answers over several sittings', () => {
  const at = (id: string, more: Partial<AnsweredSitting>): AnsweredSitting => ({
    id: id as ScreeningSittingId,
    yes: [],
    no: [],
    unknown: [],
    ...more,
  });

  it('are the newest yes or no; unknown takes back neither; all of them stay in the history', () => {
    const history = historyOf([
      at('third', { unknown: ['DR-01', 'DR-03'] }),
      at('second', { no: ['DR-01'], unknown: ['DR-02'] }),
      at('first', { yes: ['DR-01', 'DR-02'] }),
    ]);
    expect(answersOf(history)).toEqual({ 'DR-01': 'no', 'DR-02': 'yes', 'DR-03': 'unknown' });
    expect(history['DR-01']).toEqual([
      { answer: 'unknown', sittingId: 'third' },
      { answer: 'no', sittingId: 'second' },
      { answer: 'yes', sittingId: 'first' },
    ]);
  });

  it('lose nothing that was ever said', () => {
    const ids = indicatorSheet.indicators.map(({ id }) => id);
    const told = fc
      .uniqueArray(fc.constantFrom(...ids), { maxLength: 12 })
      .map((some) => ({ yes: some.slice(0, 4), no: some.slice(4, 8), unknown: some.slice(8) }));
    fc.assert(
      fc.property(fc.array(told, { maxLength: 5 }), (sittings) => {
        const all = sittings.map((one, place) => at(String(place), one));
        const history = historyOf(all);
        const counted = Object.values(history).reduce((sum, answers) => sum + answers.length, 0);
        expect(counted).toBe(sittings.reduce((sum, { yes, no, unknown }) => sum + yes.length + no.length + unknown.length, 0));
        expect(Object.keys(answersOf(history)).toSorted()).toEqual(Object.keys(history).toSorted());
      }),
    );
  });
});
