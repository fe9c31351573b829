import type { AgeBand } from '../cases/codes';
import { allow, refuse, type FieldProblem, type Outcome } from '../shared/outcome';
import type { IsoDate } from '../shared/partial-date';
import type { ProceedingEventId } from '../shared/ids';
import { proceedingEventKinds, sentenceKinds } from './codes';
import type { ChargeArticle, DefendantKind, ProceedingEventKind, SentenceKind } from './codes';
import { chargeOf, juvenileBands, standsConvicted, type DefendantStanding } from './standing';
import type { AddDefendantBody, AvailableEntry, RecordProceedingEventBody } from './types';

type EventField = 'chargeId' | 'article' | 'verdict' | 'sentence' | 'months' | 'amount' | 'decision' | 'property' | 'sanction';

/** What must be true of the defendant, or of the charge it is about, for an entry to be written down. */
export type ProceedingState =
  | 'any'
  | 'free'
  | 'held'
  | 'article-uncharged'
  | 'charged-untried'
  | 'undecided'
  | 'convicted'
  | 'decided'
  | 'appealed'
  | 'some-conviction';

export interface ProceedingRule {
  /** True for what a court's office alone writes down (domain.md section 1); arrests, releases and seizures are the police's too. */
  readonly court: boolean;
  readonly of: DefendantKind | 'either';
  readonly state: ProceedingState;
  readonly needs: readonly EventField[];
  readonly may: readonly EventField[];
  /** Later entries that stand on this one: while one does, it is not taken back. About the same charge, where both are about one. */
  readonly under: readonly ProceedingEventKind[];
}

/**
 * One row a kind of entry; the database holds the same table. The order is that of the Criminal Procedure Law 23/1971: no trial without a
 * charge, no verdict without a trial, no sentence without a conviction, no appeal without a verdict.
 */
export const proceedingRules: Readonly<Record<ProceedingEventKind, ProceedingRule>> = {
  arrest: { court: false, of: 'person', state: 'free', needs: [], may: [], under: ['remand', 'release', 'juvenile-placement'] },
  remand: { court: true, of: 'person', state: 'held', needs: [], may: [], under: ['release'] },
  release: { court: false, of: 'person', state: 'held', needs: [], may: [], under: ['arrest', 'remand', 'juvenile-placement'] },
  'juvenile-placement': { court: true, of: 'person', state: 'held', needs: [], may: [], under: ['release'] },
  charge: { court: true, of: 'either', state: 'article-uncharged', needs: ['article'], may: [], under: ['prosecution', 'verdict'] },
  prosecution: { court: true, of: 'either', state: 'charged-untried', needs: [], may: [], under: ['verdict'] },
  verdict: {
    court: true,
    of: 'either',
    state: 'undecided',
    needs: ['chargeId', 'verdict'],
    may: [],
    under: ['sentence', 'appeal', 'compensation-order', 'company-sanction'],
  },
  sentence: {
    court: true,
    of: 'either',
    state: 'convicted',
    needs: ['chargeId', 'sentence'],
    may: ['months', 'amount'],
    under: ['appeal'],
  },
  appeal: { court: true, of: 'either', state: 'decided', needs: ['chargeId'], may: [], under: ['appeal-decision'] },
  'appeal-decision': {
    court: true,
    of: 'either',
    state: 'appealed',
    needs: ['chargeId', 'decision'],
    may: [],
    under: ['verdict', 'sentence', 'appeal', 'compensation-order', 'company-sanction'],
  },
  'asset-seizure': { court: false, of: 'either', state: 'any', needs: ['property'], may: ['amount'], under: [] },
  'compensation-order': { court: true, of: 'either', state: 'some-conviction', needs: ['amount'], may: [], under: [] },
  'company-sanction': { court: true, of: 'company', state: 'some-conviction', needs: ['sanction'], may: ['amount'], under: [] },
};

/** The longest imprisonment in months (Penal Code 111/1969 art. 87 with art. 143: 25 years together), the most dinars an entry holds. */
export const proceedingLimits = { months: 300, amount: 1_000_000_000_000 } as const;

export interface DefendantFacts {
  readonly kind: DefendantKind;
  readonly ageBand: AgeBand | null;
}

/** Is it known that the defendant is under 18? Then neither life nor death is a sentence (Juveniles' Care Law 76/1983 art. 76 to 79). */
export const isJuvenile = ({ kind, ageBand }: DefendantFacts): boolean =>
  kind === 'person' && ageBand !== null && juvenileBands.includes(ageBand);

const fields: readonly EventField[] = [
  'chargeId',
  'article',
  'verdict',
  'sentence',
  'months',
  'amount',
  'decision',
  'property',
  'sanction',
];

/** Months belong to imprisonment and measures, dinars to fines: whoever names one kind names its measure. */
function measureProblems({ kind, sentence, sanction, months, amount }: RecordProceedingEventBody): FieldProblem[] {
  const wanted: readonly (readonly ['months' | 'amount', boolean, number | null | undefined])[] =
    kind === 'sentence'
      ? [
          ['months', sentence === 'imprisonment' || sentence === 'juvenile-measure', months],
          ['amount', sentence === 'fine', amount],
        ]
      : kind === 'company-sanction'
        ? [['amount', sanction === 'company-fine', amount]]
        : [];
  return wanted.flatMap(([path, wants, given]) =>
    wants === (given !== undefined && given !== null) ? [] : [{ path, code: wants ? 'required' : 'key.unknown' }],
  );
}

/** Can this be named as a defendant? Sex and age of a person, neither of a company. */
export function decideDefendant(body: AddDefendantBody): Outcome<null> {
  const company = body.kind === 'company';
  const given = (field: 'sex' | 'ageBand' | 'nationality'): boolean => body[field] !== undefined && body[field] !== null;
  const errors: FieldProblem[] = [
    ...(['sex', 'ageBand'] as const)
      .filter((field) => given(field) === company)
      .map((path) => ({ path, code: company ? 'key.unknown' : 'required' })),
    ...(company && given('nationality') ? [{ path: 'nationality', code: 'key.unknown' }] : []),
  ];
  return errors.length > 0 ? refuse('body.invalid', { errors }) : allow(null);
}

/** Is the state true that a kind of entry asks for? And since which day, before which the entry cannot lie. */
function stateHolds(
  state: ProceedingState,
  standing: DefendantStanding,
  about: { readonly chargeId: ProceedingEventId | null; readonly article: ChargeArticle | null },
): { readonly holds: boolean; readonly since: IsoDate | null } {
  const charge = chargeOf(standing, about.chargeId);
  switch (state) {
    case 'any':
      return { holds: true, since: null };
    case 'free':
      return { holds: !standing.held, since: standing.custodySince };
    case 'held':
      return { holds: standing.held, since: standing.custodySince };
    case 'article-uncharged':
      return { holds: !standing.charges.some(({ article }) => article === about.article), since: null };
    case 'charged-untried':
      return { holds: standing.charges.length > 0 && standing.prosecutedOn === null, since: standing.charges[0]?.chargedOn ?? null };
    case 'undecided':
      return {
        holds: standing.prosecutedOn !== null && charge !== null && charge.verdict === null && !charge.appealPending,
        since: charge === null || (standing.prosecutedOn ?? '') > charge.lastOn ? standing.prosecutedOn : charge.lastOn,
      };
    case 'convicted':
      return { holds: charge?.verdict === 'convicted' && !charge.appealPending, since: charge?.lastOn ?? null };
    case 'decided':
      return { holds: charge !== null && charge.verdict !== null && !charge.appealPending, since: charge?.lastOn ?? null };
    case 'appealed':
      return { holds: charge?.appealPending === true, since: charge?.lastOn ?? null };
    case 'some-conviction':
      return { holds: standsConvicted(standing) !== null, since: standsConvicted(standing) };
  }
}

/**
 * May this be written down of the defendant?
 * @param facts `court` whether the writer is of a court's office, `today` in Iraq
 */
export function decideProceedingEvent(
  body: RecordProceedingEventBody,
  facts: { readonly defendant: DefendantFacts; readonly standing: DefendantStanding; readonly court: boolean; readonly today: IsoDate },
): Outcome<null> {
  const rule = proceedingRules[body.kind];
  const given = (field: EventField): boolean => body[field] !== undefined && body[field] !== null;
  const errors: FieldProblem[] = [
    ...rule.needs.filter((field) => !given(field)).map((path) => ({ path, code: 'required' })),
    ...fields
      .filter((field) => given(field) && !rule.needs.includes(field) && !rule.may.includes(field))
      .map((path) => ({ path, code: 'key.unknown' })),
    ...measureProblems(body),
    ...(body.on > facts.today ? [{ path: 'on', code: 'date.future' }] : []),
  ];
  if (errors.length > 0) return refuse('body.invalid', { errors });
  if (rule.court && !facts.court) return refuse('proceeding.courts-to-record');
  if (rule.of !== 'either' && rule.of !== facts.defendant.kind) return refuse('proceeding.not-now');
  const about = { chargeId: body.chargeId ?? null, article: body.article ?? null };
  const { holds, since } = stateHolds(rule.state, facts.standing, about);
  if (!holds) return refuse('proceeding.not-now');
  if (since !== null && body.on < since) return refuse('body.invalid', { errors: [{ path: 'on', code: 'date.too-early' }] });
  const charge = chargeOf(facts.standing, about.chargeId);
  if (body.kind === 'juvenile-placement' && !isJuvenile(facts.defendant)) return refuse('proceeding.not-now');
  if (body.kind === 'appeal-decision' && body.decision === 'overturned' && charge?.verdict !== 'convicted')
    return refuse('proceeding.not-now');
  if (body.kind !== 'sentence' || charge === null || !body.sentence) return allow(null);
  return decideSentence(body.sentence, charge, facts.defendant);
}

/**
 * What a defendant can be sentenced to, whatever the article: which penalties each has is the court's to know, and what it decided must
 * not be refused here. Measures are a juvenile's, who gets neither life nor death (Juveniles' Care Law 76/1983); a company pays.
 */
export const penaltiesFor = (defendant: { readonly kind: DefendantKind; readonly juvenile: boolean }): readonly SentenceKind[] =>
  sentenceKinds.codes.filter((sentence) => {
    if (sentence === 'juvenile-measure') return defendant.juvenile;
    if (defendant.juvenile && (sentence === 'life' || sentence === 'death')) return false;
    return defendant.kind === 'person' || sentence === 'fine';
  });

/** Is it a penalty for this defendant, and the first of its sort? */
function decideSentence(
  sentence: SentenceKind,
  charge: { readonly sentences: readonly SentenceKind[] },
  defendant: DefendantFacts,
): Outcome<null> {
  const has = penaltiesFor({ kind: defendant.kind, juvenile: isJuvenile(defendant) }).includes(sentence);
  if (!has) return refuse('proceeding.penalty');
  const again = charge.sentences.some((one) => (one === 'fine') === (sentence === 'fine'));
  return again ? refuse('proceeding.not-now') : allow(null);
}

/** What could be written down of the defendant today: what the page offers. */
export function availableEntries(facts: {
  readonly defendant: DefendantFacts;
  readonly standing: DefendantStanding;
  readonly court: boolean;
}): AvailableEntry[] {
  const { defendant, standing, court } = facts;
  return proceedingEventKinds.codes.flatMap((kind) => {
    const rule = proceedingRules[kind];
    if ((rule.court && !court) || (rule.of !== 'either' && rule.of !== defendant.kind)) return [];
    if (kind === 'juvenile-placement' && !isJuvenile(defendant)) return [];
    const about: readonly (ProceedingEventId | null)[] = rule.needs.includes('chargeId') ? standing.charges.map(({ id }) => id) : [null];
    return about
      .filter((chargeId) => rule.state === 'article-uncharged' || stateHolds(rule.state, standing, { chargeId, article: null }).holds)
      .map((chargeId) => ({ kind, chargeId }));
  });
}

/** An entry as far as taking it back is concerned. */
export interface StandingEntry {
  readonly id: ProceedingEventId;
  readonly kind: ProceedingEventKind;
  readonly chargeId: ProceedingEventId | null;
}

/**
 * May a mistake be taken back? By the unit that wrote it, while nothing later stands on it.
 * @param later entries of the same defendant that stand and were written down after it
 */
export function decideTakeBack(
  entry: StandingEntry & { readonly takenBack: boolean; readonly own: boolean },
  later: readonly StandingEntry[],
): Outcome<null> {
  if (entry.takenBack) return refuse('proceeding.not-now');
  if (!entry.own) return refuse('proceeding.not-yours');
  const { under } = proceedingRules[entry.kind];
  const charge = entry.kind === 'charge' ? entry.id : entry.chargeId;
  const onIt = later.some((one) => under.includes(one.kind) && (charge === null || one.chargeId === null || one.chargeId === charge));
  return onIt ? refuse('proceeding.stands-on') : allow(null);
}
