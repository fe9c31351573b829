import fc from 'fast-check';
import { criminalCourts, governorateOfCourt, isDesignatedForTrafficking, kindOfCourt } from '../reference/courts';
import type { ProceedingEventId } from '../shared/ids';
import { appealDecisions, chargeArticles, proceedingEventKinds, sentenceKinds, verdicts } from './codes';
import {
  availableEntries,
  decideDefendant,
  decideProceedingEvent,
  decideTakeBack,
  isJuvenile,
  proceedingRules,
  type DefendantFacts,
} from './machine';
import { stageOf, standingOf, type LoggedEvent } from './standing';
import type { RecordProceedingEventBody } from './types';

fc.configureGlobal({ seed: 20_260_301 });

const today = '2026-04-15';
const man: DefendantFacts = { kind: 'person', ageBand: '30-59' };
const boy: DefendantFacts = { kind: 'person', ageBand: '15-17' };
const company: DefendantFacts = { kind: 'company', ageBand: null };
const idOf = (n: number): ProceedingEventId => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}` as ProceedingEventId;

/** Writes entries down one after the other, as far as the rules let it. @returns the log, and what each was answered */
function written(bodies: readonly RecordProceedingEventBody[], defendant = man, court = true): { log: LoggedEvent[]; answers: string[] } {
  const log: LoggedEvent[] = [];
  const answers = bodies.map((body, n) => {
    const decided = decideProceedingEvent(body, { defendant, standing: standingOf(log), court, today });
    if (decided.ok) log.push(logged(body, n));
    return decided.ok ? 'ok' : (decided.errors?.map(({ path, code }) => `${path} ${code}`).join() ?? decided.problem);
  });
  return { log, answers };
}

const logged = (body: RecordProceedingEventBody, n: number): LoggedEvent => ({
  id: idOf(n),
  kind: body.kind,
  on: body.on,
  chargeId: body.chargeId ?? null,
  article: body.article ?? null,
  verdict: body.verdict ?? null,
  sentence: body.sentence ?? null,
  decision: body.decision ?? null,
});

const charge = (on = '2026-01-10', article = 'trafficking-28-2012-art-6' as const): RecordProceedingEventBody => ({
  kind: 'charge',
  on,
  article,
});
const tried: RecordProceedingEventBody = { kind: 'prosecution', on: '2026-02-01' };
const about = { chargeId: idOf(0) };
const convicted: RecordProceedingEventBody = { kind: 'verdict', on: '2026-03-01', ...about, verdict: 'convicted' };
const years = (on = '2026-03-01', months = 180): RecordProceedingEventBody => ({
  kind: 'sentence',
  on,
  ...about,
  sentence: 'imprisonment',
  months,
});
const answer = (bodies: readonly RecordProceedingEventBody[], defendant = man): string => written(bodies, defendant).answers.at(-1)!;

describe('what is written down of a defendant', () => {
  it('keeps to the order of the law: charge, trial, verdict, sentence, appeal', () => {
    expect(answer([tried])).toBe('proceeding.not-now');
    expect(answer([charge(), convicted])).toBe('proceeding.not-now');
    expect(answer([charge(), tried, years()])).toBe('proceeding.not-now');
    expect(answer([charge(), tried, { kind: 'appeal', on: today, ...about }])).toBe('proceeding.not-now');
    expect(answer([charge(), tried, convicted, years()])).toBe('ok');
    expect(answer([charge(), tried, convicted, convicted])).toBe('proceeding.not-now');
    expect(answer([charge(), tried, { ...convicted, verdict: 'acquitted' }, years()])).toBe('proceeding.not-now');
    expect(answer([charge(), tried, { ...convicted, verdict: 'acquitted' }, { kind: 'compensation-order', on: today, amount: 1 }])).toBe(
      'proceeding.not-now',
    );
    expect(answer([charge(), charge()])).toBe('proceeding.not-now');
  });

  it('lies on no day before what it stands on, and on none to come', () => {
    expect(answer([charge(), { ...tried, on: '2026-01-09' }])).toBe('on date.too-early');
    expect(answer([charge(), tried, { ...convicted, on: '2026-01-31' }])).toBe('on date.too-early');
    expect(answer([charge('2026-04-16')])).toBe('on date.future');
    expect(
      answer([
        { kind: 'arrest', on: '2026-01-05' },
        { kind: 'release', on: '2026-01-04' },
      ]),
    ).toBe('on date.too-early');
  });

  it('of custody: nobody is arrested twice or released unheld, and only a child is placed in a home', () => {
    const arrest = { kind: 'arrest', on: '2026-01-05' } as const;
    expect(answer([arrest, arrest])).toBe('proceeding.not-now');
    expect(answer([{ kind: 'release', on: today }])).toBe('proceeding.not-now');
    expect(answer([arrest, { kind: 'juvenile-placement', on: today }])).toBe('proceeding.not-now');
    expect(answer([arrest, { kind: 'juvenile-placement', on: today }], boy)).toBe('ok');
    expect(answer([arrest], company)).toBe('proceeding.not-now');
  });

  it('has the fields of its kind, and the months and dinars of its sentence', () => {
    expect(answer([{ kind: 'charge', on: today }])).toBe('article required');
    expect(answer([{ kind: 'arrest', on: today, amount: 5 }])).toBe('amount key.unknown');
    expect(answer([charge(), tried, convicted, { kind: 'sentence', on: today, ...about, sentence: 'imprisonment' }])).toBe(
      'months required',
    );
    expect(answer([charge(), tried, convicted, { kind: 'sentence', on: today, ...about, sentence: 'life', months: 3 }])).toBe(
      'months key.unknown',
    );
    expect(answer([charge(), tried, convicted, { kind: 'sentence', on: today, ...about, sentence: 'fine' }])).toBe('amount required');
  });

  it('sentences to what the court says, a child to neither life nor death, a company to fines, and once of a sort', () => {
    const to = (sentence: 'life' | 'death' | 'juvenile-measure', more = {}) =>
      ({ kind: 'sentence', on: today, ...about, sentence, ...more }) as const;
    const fine = { kind: 'sentence', on: today, ...about, sentence: 'fine', amount: 15_000_000 } as const;
    expect(answer([charge(), tried, convicted, to('death')])).toBe('ok');
    expect(answer([charge(), tried, convicted, to('death')], boy)).toBe('proceeding.penalty');
    expect(answer([charge(), tried, convicted, to('life')])).toBe('ok');
    expect(answer([charge(), tried, convicted, to('life')], boy)).toBe('proceeding.penalty');
    expect(answer([charge(), tried, convicted, to('juvenile-measure', { months: 12 })], boy)).toBe('ok');
    expect(answer([charge(), tried, convicted, to('juvenile-measure', { months: 12 })])).toBe('proceeding.penalty');
    expect(answer([charge(), tried, convicted, years()], company)).toBe('proceeding.penalty');
    expect(answer([charge(), tried, convicted, fine], company)).toBe('ok');
    expect(answer([charge(), tried, convicted, years(), fine])).toBe('ok');
    expect(answer([charge(), tried, convicted, years(), to('life')])).toBe('proceeding.not-now');
  });

  it('is changed by an appeal: upheld it holds, overturned it is an acquittal, sent back it is tried again', () => {
    const appeal = { kind: 'appeal', on: today, ...about } as const;
    const decided = (decision: 'upheld' | 'overturned' | 'sent-back') =>
      ({ kind: 'appeal-decision', on: today, ...about, decision }) as const;
    const standing = (decision: 'upheld' | 'overturned' | 'sent-back') =>
      standingOf(written([charge(), tried, convicted, years(), appeal, decided(decision)]).log).charges[0];
    expect(standing('upheld')).toMatchObject({ verdict: 'convicted', sentences: ['imprisonment'], appealPending: false });
    expect(standing('overturned')).toMatchObject({ verdict: 'acquitted', sentences: [] });
    expect(standing('sent-back')).toMatchObject({ verdict: null, sentences: [] });
    expect(answer([charge(), tried, convicted, appeal, appeal])).toBe('proceeding.not-now');
    expect(answer([charge(), tried, convicted, appeal, years()])).toBe('proceeding.not-now');
    expect(answer([charge(), tried, { ...convicted, verdict: 'acquitted' }, appeal, decided('overturned')])).toBe('proceeding.not-now');
    expect(answer([charge(), tried, convicted, appeal, decided('sent-back'), { ...convicted, on: today }])).toBe('ok');
    expect(stageOf([standingOf(written([charge(), tried, convicted, appeal]).log)])).toBe('in-court');
    expect(stageOf([standingOf(written([charge(), tried, convicted]).log)])).toBe('judged');
    expect(stageOf([standingOf(written([charge()]).log)])).toBe('investigated');
  });

  it('by the police is arrests, releases and seizures; what a court decides, its office writes down', () => {
    const police = proceedingEventKinds.codes.filter((kind) => !proceedingRules[kind].court);
    expect(police).toEqual(['arrest', 'release', 'asset-seizure']);
    expect(written([charge()], man, false).answers).toEqual(['proceeding.courts-to-record']);
    expect(availableEntries({ defendant: man, standing: standingOf([]), court: false }).map(({ kind }) => kind)).toEqual([
      'arrest',
      'asset-seizure',
    ]);
  });

  const bodies: fc.Arbitrary<RecordProceedingEventBody> = fc
    .record({
      kind: fc.constantFrom(...proceedingEventKinds.codes),
      day: fc.integer({ min: 1, max: 28 }),
      n: fc.integer({ min: 0, max: 5 }),
      article: fc.constantFrom(...chargeArticles.codes),
      verdict: fc.constantFrom(...verdicts.codes),
      sentence: fc.constantFrom(...sentenceKinds.codes),
      decision: fc.constantFrom(...appealDecisions.codes),
    })
    .map(({ kind, day, n, article, verdict, sentence, decision }) => {
      const { needs } = proceedingRules[kind];
      const has = (field: (typeof needs)[number]): boolean => needs.includes(field);
      return {
        kind,
        on: `2026-03-${String(day).padStart(2, '0')}`,
        ...(has('chargeId') ? { chargeId: idOf(n) } : {}),
        ...(has('article') ? { article } : {}),
        ...(has('verdict') ? { verdict } : {}),
        ...(has('sentence') ? { sentence } : {}),
        ...(has('decision') ? { decision } : {}),
        ...(has('property') ? { property: 'money' as const } : {}),
        ...(has('sanction') ? { sanction: 'closed' as const } : {}),
        ...(kind === 'sentence' && (sentence === 'imprisonment' || sentence === 'juvenile-measure') ? { months: 12 } : {}),
        ...(kind === 'compensation-order' || (kind === 'sentence' && sentence === 'fine') ? { amount: 1000 } : {}),
      };
    });

  it('stays a log that the rules would have let in, whatever is written and taken back', () => {
    let [entries, taken] = [0, 0];
    fc.assert(
      fc.property(
        fc.array(bodies, { maxLength: 40 }),
        fc.array(fc.nat(39), { minLength: 30, maxLength: 40 }),
        fc.constantFrom(man, boy, company),
        (all, undone, defendant) => {
          const first = [
            charge('2026-02-01'),
            { kind: 'prosecution', on: '2026-02-02' },
            { ...convicted, on: '2026-02-03' },
            ...all,
          ] as const;
          let { log } = written(first, defendant);
          entries += log.length;
          for (const n of undone) {
            const at = log.findIndex(({ id }) => id === idOf(n));
            const entry = log[at];
            if (entry === undefined || !decideTakeBack({ ...entry, takenBack: false, own: true }, log.slice(at + 1)).ok) continue;
            log = log.filter(({ id }) => id !== entry.id);
            taken += 1;
          }
          log.forEach((entry, n) => {
            const body = { ...first[Number(entry.id.slice(-12))]! };
            expect(decideProceedingEvent(body, { defendant, standing: standingOf(log.slice(0, n)), court: true, today })).toMatchObject({
              ok: true,
            });
          });
        },
      ),
      { numRuns: 400 },
    );
    expect(entries).toBeGreaterThan(1500);
    expect(taken).toBeGreaterThan(200);
  });

  it('offers what could be written down, and nothing else', () => {
    fc.assert(
      fc.property(fc.array(bodies, { maxLength: 25 }), bodies, fc.constantFrom(man, boy, company), (all, next, defendant) => {
        const { log } = written([charge('2026-02-01'), { kind: 'prosecution', on: '2026-02-02' }, ...all], defendant);
        const facts = { defendant, standing: standingOf(log), court: true };
        const offered = availableEntries(facts).some(({ kind, chargeId }) => kind === next.kind && chargeId === (next.chargeId ?? null));
        if (decideProceedingEvent({ ...next, on: today }, { ...facts, today }).ok) expect(offered).toBe(true);
      }),
    );
  });

  it('is taken back by the unit that wrote it, once, and not from under what stands on it', () => {
    const entry = { id: idOf(0), kind: 'charge', chargeId: null, takenBack: false, own: true } as const;
    const verdict = { id: idOf(1), kind: 'verdict', chargeId: idOf(0) } as const;
    expect(decideTakeBack(entry, [])).toEqual({ ok: true, value: null });
    expect(decideTakeBack(entry, [verdict])).toMatchObject({ problem: 'proceeding.stands-on' });
    expect(decideTakeBack(entry, [{ ...verdict, chargeId: idOf(7) }])).toMatchObject({ ok: true });
    expect(decideTakeBack({ ...entry, own: false }, [])).toMatchObject({ problem: 'proceeding.not-yours' });
    expect(decideTakeBack({ ...entry, takenBack: true }, [])).toMatchObject({ problem: 'proceeding.not-now' });
  });
});

it('a defendant has sex and age where it is a person, and neither where it is a company', () => {
  expect(decideDefendant({ kind: 'person', name: 'Invented', sex: 'male', ageBand: 'adult' })).toMatchObject({ ok: true });
  expect(decideDefendant({ kind: 'person', name: 'Invented', sex: 'male' })).toMatchObject({
    errors: [{ path: 'ageBand', code: 'required' }],
  });
  expect(decideDefendant({ kind: 'company', name: 'Invented', sex: 'male' })).toMatchObject({
    errors: [{ path: 'sex', code: 'key.unknown' }],
  });
  expect([isJuvenile(boy), isJuvenile(man), isJuvenile(company), isJuvenile({ kind: 'person', ageBand: 'unknown' })]).toEqual([
    true,
    false,
    false,
    false,
  ]);
});

it('a court is of a kind and sits in a governorate; the criminal ones are designated for trafficking', () => {
  expect(criminalCourts.codes).toHaveLength(62);
  expect(criminalCourts.codes.filter(isDesignatedForTrafficking)).toHaveLength(20);
  expect([kindOfCourt('felony-dhi-qar'), governorateOfCourt('felony-dhi-qar')]).toEqual(['felony', 'dhi-qar']);
  expect([
    governorateOfCourt('juvenile-karkh'),
    governorateOfCourt('federal-cassation'),
    governorateOfCourt('kurdistan-cassation'),
  ]).toEqual(['baghdad', 'baghdad', 'erbil']);
});
