import type { CaseStatus } from '../cases/codes';
import type { ServiceOutcome } from '../referrals/codes';
import { maskOf, type CategoryMask } from '../shared/categories';
import { allow, refuse, type FieldProblem, type Outcome } from '../shared/outcome';
import type { IsoDate } from '../shared/partial-date';
import type {
  FamilyRole,
  FamilySafety,
  ProgrammeOutcome,
  ProgrammeStatus,
  StrandKind,
  StrandMove,
  StrandReason,
  StrandStatus,
  WorkCheck,
} from './codes';
import { strandReasons } from './codes';
import type { MoveStrandBody, PlanStrandBody } from './types';

/** A detail that a strand is planned with. */
export type StrandDetail = 'schoolLevel' | 'trainingField' | 'workKind';
const strandDetails = ['schoolLevel', 'trainingField', 'workKind'] as const;

/** What a strand of a kind is planned with, and what must hold before it may begin or be called achieved. */
export interface StrandRule {
  readonly detail: StrandDetail | null;
  /** The family is spoken to: the person's own word on that is asked for, whatever else was agreed (consent `contact-family`). */
  readonly contactsFamily: boolean;
  /** Somebody lives with the family: it is assessed, and of a child it was determined to be best. */
  readonly returnsToFamily: boolean;
  /** Achieved only as work that was looked at and found decent. */
  readonly checksWork: boolean;
  /** Money is applied for, decided by another and paid; achieved once all of it was. */
  readonly funds: boolean;
}

const plain = { contactsFamily: false, returnsToFamily: false, checksWork: false, funds: false } as const;
export const strandRules: Readonly<Record<StrandKind, StrandRule>> = {
  'family-tracing': { ...plain, detail: null, contactsFamily: true },
  reunification: { ...plain, detail: null, contactsFamily: true, returnsToFamily: true },
  'school-return': { ...plain, detail: 'schoolLevel' },
  training: { ...plain, detail: 'trainingField' },
  'work-placement': { ...plain, detail: 'workKind', checksWork: true },
  loan: { ...plain, detail: null, funds: true },
  grant: { ...plain, detail: null, funds: true },
};

type MoveField = 'reason' | 'familySafety' | 'familyRole' | 'checks';
const moveFields = ['reason', 'familySafety', 'familyRole', 'checks'] as const;

interface MoveRule {
  readonly from: readonly StrandStatus[];
  /** Null where the status stays. */
  readonly to: StrandStatus | null;
  readonly needs: readonly MoveField[];
  /** Of which kinds of strand. */
  readonly of: (rule: StrandRule) => boolean;
}

const ofAll = (): boolean => true;
export const openStrandStatuses = ['planned', 'running'] as const satisfies readonly StrandStatus[];

/** Whether a strand still goes on. */
export const isOpenStrand = (status: StrandStatus): boolean => (openStrandStatuses as readonly StrandStatus[]).includes(status);

/** Every move of a strand; the database holds the same table. */
export const strandMachine: Readonly<Record<StrandMove, MoveRule>> = {
  'assess-family': {
    from: openStrandStatuses,
    to: null,
    needs: ['familySafety', 'familyRole'],
    of: ({ returnsToFamily }) => returnsToFamily,
  },
  'check-work': { from: ['running'], to: null, needs: ['checks'], of: ({ checksWork }) => checksWork },
  begin: { from: ['planned'], to: 'running', needs: [], of: ofAll },
  achieve: { from: ['running'], to: 'achieved', needs: [], of: ofAll },
  'not-achieve': { from: openStrandStatuses, to: 'not-achieved', needs: ['reason'], of: ofAll },
  decline: { from: openStrandStatuses, to: 'declined-by-person', needs: [], of: ofAll },
};

/** What a decision about a strand is made from: codes, days and yes or no. */
export interface StrandFacts {
  readonly programme: ProgrammeStatus;
  readonly kind: StrandKind;
  readonly status: StrandStatus;
  readonly begunOn: IsoDate | null;
  /** Today in Iraq. */
  readonly today: IsoDate;
  readonly child: boolean;
  /** A consent to contact the family reaches the unit and stands today. */
  readonly contactFamily: boolean;
  /** Of a child: what is best for it was determined for a placement or a return. */
  readonly bestInterests: boolean;
  readonly familySafety: FamilySafety | null;
  readonly familyRole: FamilyRole | null;
  /** What the last look at the work found to be so. */
  readonly checks: readonly WorkCheck[];
  /** Of a loan or grant: something was approved, and all of it is paid. */
  readonly paidOut: boolean;
}

/** Reasons that somebody can give; the end of a programme is nobody's reason. */
export const givenStrandReasons: readonly StrandReason[] = strandReasons.codes.filter((reason) => reason !== 'programme-ended');

/** May a strand of this kind be planned? */
export function decidePlanStrand(body: PlanStrandBody, programme: ProgrammeStatus): Outcome<null> {
  const { detail } = strandRules[body.kind];
  const errors: FieldProblem[] = strandDetails.flatMap((path) => {
    const given = body[path] !== undefined && body[path] !== null;
    return (detail === path) === given ? [] : [{ path, code: given ? 'key.unknown' : 'required' }];
  });
  if (errors.length > 0) return refuse('body.invalid', { errors });
  return programme === 'ended' ? refuse('reintegration.not-now') : allow(null);
}

/** May this move be made? Fields and days first, then where the strand stands, then what guards it. */
export function decideStrandMove(body: MoveStrandBody, facts: StrandFacts): Outcome<{ readonly to: StrandStatus }> {
  const rule = strandMachine[body.move];
  const given = (field: MoveField): boolean => body[field] !== undefined && body[field] !== null;
  const errors: FieldProblem[] = [
    ...moveFields.flatMap((path) =>
      rule.needs.includes(path) === given(path) ? [] : [{ path, code: given(path) ? 'key.unknown' : 'required' }],
    ),
    ...(body.reason === 'programme-ended' ? [{ path: 'reason', code: 'code.unknown' }] : []),
    ...(body.on > facts.today ? [{ path: 'on', code: 'date.future' }] : []),
    ...(facts.begunOn !== null && body.on < facts.begunOn ? [{ path: 'on', code: 'date.too-early' }] : []),
  ];
  if (errors.length > 0) return refuse('body.invalid', { errors });
  const kind = strandRules[facts.kind];
  if (facts.programme === 'ended' || !rule.of(kind) || !rule.from.includes(facts.status)) return refuse('reintegration.not-now');
  if (body.move === 'begin' || body.move === 'achieve') {
    const guarded = decideGuards(kind, facts);
    if (!guarded.ok) return guarded;
  }
  if (body.move === 'achieve' && kind.checksWork && !isDecent(facts)) return refuse('reintegration.work-not-decent');
  if (body.move === 'achieve' && kind.funds && !facts.paidOut) return refuse('funding.unpaid');
  return allow({ to: turnsBack(body, facts) ? 'not-achieved' : (rule.to ?? facts.status) });
}

/** A family found unfit while somebody is on the way back to it: the way back is over with it, as `family-unsafe`. */
function turnsBack({ move, familySafety, familyRole }: MoveStrandBody, { status }: Pick<StrandFacts, 'status'>): boolean {
  return move === 'assess-family' && status === 'running' && !isFit(familySafety ?? null, familyRole ?? null);
}

/** Safe, and no part of the trafficking; what nobody knows is not fit to go back on. */
function isFit(safety: FamilySafety | null, role: FamilyRole | null): boolean {
  return safety !== null && safety !== 'not-safe' && role === 'not-involved';
}

/**
 * What protects somebody from their family, asked when a strand begins and again when it is called achieved: the person's word on contact;
 * a family found safe, which took no part in the trafficking; of a child, that it was determined to be best (domain.md sections 5 and 9).
 */
function decideGuards(
  { contactsFamily, returnsToFamily }: StrandRule,
  facts: Pick<StrandFacts, 'contactFamily' | 'familySafety' | 'familyRole' | 'child' | 'bestInterests'>,
): Outcome<null> {
  if (contactsFamily && !facts.contactFamily) return refuse('reintegration.contact-consent');
  if (!returnsToFamily) return allow(null);
  if (!isFit(facts.familySafety, facts.familyRole)) return refuse('reintegration.family-unfit');
  return facts.child && !facts.bestInterests ? refuse('reintegration.best-interests') : allow(null);
}

/** What work must be before it counts as achieved: nobody keeps the papers, the wage comes; of a child, it is of an age to work (Labour Law 37/2015). */
export const decentWork: readonly WorkCheck[] = ['documents-with-person', 'wage-paid'];

function isDecent({ child, checks }: Pick<StrandFacts, 'child' | 'checks'>): boolean {
  return [...decentWork, ...(child ? (['age-allowed'] as const) : [])].every((check) => checks.includes(check));
}

/** What can be done with a strand now, as far as its kind and status say. */
export function availableStrandMoves(kind: StrandKind, status: StrandStatus): StrandMove[] {
  return (Object.keys(strandMachine) as StrandMove[]).filter((move) => {
    const rule = strandMachine[move];
    return rule.of(strandRules[kind]) && rule.from.includes(status);
  });
}

/** May a programme be opened for this case? By who writes `reintegration`, once for each referral, and once in a case of the unit's own. */
export function decideOpenProgramme(facts: {
  readonly write: CategoryMask;
  readonly caseStatus: CaseStatus;
  readonly open: boolean;
}): Outcome<null> {
  if ((facts.write & maskOf('reintegration')) === 0) return refuse('case.category-not-yours');
  if (facts.caseStatus !== 'open') return refuse('case.closed');
  return facts.open ? refuse('reintegration.already') : allow(null);
}

/**
 * One row an outcome: what the sender of the referral is told, whether it leaves strands open behind, which the programme's end then ends,
 * and whether something must have been achieved. What it was about stays with the unit (domain.md section 3).
 */
export const programmeOutcomeRules: Readonly<
  Record<
    ProgrammeOutcome,
    { readonly outcome: ServiceOutcome; readonly leavesOpen: boolean; readonly achieved: boolean; readonly chosen: boolean }
  >
> = {
  'goals-met': { outcome: 'service-provided', leavesOpen: false, achieved: true, chosen: true },
  'goals-partly-met': { outcome: 'partly-provided', leavesOpen: false, achieved: true, chosen: true },
  'goals-not-met': { outcome: 'not-provided', leavesOpen: false, achieved: false, chosen: true },
  'handed-to-other-unit': { outcome: 'referred-on', leavesOpen: true, achieved: false, chosen: true },
  'person-stopped': { outcome: 'person-declined', leavesOpen: true, achieved: false, chosen: true },
  'person-out-of-reach': { outcome: 'person-left', leavesOpen: true, achieved: false, chosen: true },
  'left-country': { outcome: 'person-left', leavesOpen: true, achieved: false, chosen: true },
  // Not said by anybody: nothing had begun when the sharing ended.
  'sharing-over': { outcome: 'person-declined', leavesOpen: true, achieved: false, chosen: false },
  'person-deceased': { outcome: 'partly-provided', leavesOpen: true, achieved: false, chosen: true },
};

/** May the programme end so? */
export function decideEndOfProgramme(
  outcome: ProgrammeOutcome,
  facts: { readonly status: ProgrammeStatus; readonly strands: readonly StrandStatus[] },
): Outcome<{ readonly outcome: ServiceOutcome }> {
  const rule = programmeOutcomeRules[outcome];
  if (!rule.chosen) return refuse('body.invalid', { errors: [{ path: 'outcome', code: 'code.unknown' }] });
  if (facts.status === 'ended') return refuse('reintegration.not-now');
  const open: readonly StrandStatus[] = openStrandStatuses;
  if (!rule.leavesOpen && facts.strands.some((status) => open.includes(status))) return refuse('reintegration.strand-open');
  if (rule.achieved && !facts.strands.includes('achieved')) return refuse('reintegration.nothing-achieved');
  return allow({ outcome: rule.outcome });
}

/** May the referral of a programme be ended by hand? Not past the programme, whose end reports it; what only waits is waited for no more. */
export function decideEndBesideProgramme(action: 'complete' | 'fail', programme: ProgrammeStatus | null): Outcome<null> {
  const keeps: readonly ProgrammeStatus[] = action === 'complete' ? ['planned', 'running'] : ['running'];
  return programme !== null && keeps.includes(programme) ? refuse('reintegration.still-open') : allow(null);
}
