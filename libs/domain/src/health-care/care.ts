import type { CaseStatus } from '../cases/codes';
import type { ServiceOutcome } from '../referrals/codes';
import { maskOf, type Category, type CategoryMask } from '../shared/categories';
import { allow, refuse, type FieldProblem, type Outcome } from '../shared/outcome';
import type { IsoDate } from '../shared/partial-date';
import type { AppointmentKind, AppointmentMove, VisitReason, AppointmentStatus, CareEnd, CareKind, CareService, CareStatus } from './codes';
import type { BookAppointmentBody, EncounterBody, MoveAppointmentBody } from './types';

/** The category of what each service writes down (domain.md section 4). */
export const categoryOfCare: Readonly<Record<CareService, Extract<Category, 'health' | 'psychosocial'>>> = {
  medical: 'health',
  psychological: 'psychosocial',
};

/** Which appointments each service makes. */
export const appointmentsOfCare: Readonly<Record<CareService, readonly AppointmentKind[]>> = {
  medical: ['first-visit', 'examination', 'laboratory', 'treatment', 'vaccination', 'follow-up'],
  psychological: ['first-visit', 'assessment', 'counselling', 'psychiatric', 'group-session', 'follow-up'],
};

/** What each service gives. */
export const kindsOfCare: Readonly<Record<CareService, readonly CareKind[]>> = {
  medical: [
    'examination', 'laboratory', 'imaging', 'emergency-treatment', 'treatment', 'surgery', 'hospital-stay', 'reproductive-health', 'dental',
    'vaccination', 'drug-treatment', 'medication',
  ],
  psychological: [
    'psychological-assessment', 'individual-session', 'group-session', 'family-session', 'crisis-support', 'trauma-treatment',
    'psychiatric-treatment', 'medication',
  ],
}; // prettier-ignore

/**
 * Each end of care: from where it is possible by hand (none: the system's own), and what the sender of the referral is told. Why it ended
 * stays with the unit (domain.md section 3: others see that care was given).
 */
export const careEndRules: Readonly<Record<CareEnd, { readonly from: readonly CareStatus[]; readonly outcome: ServiceOutcome }>> = {
  completed: { from: ['active'], outcome: 'service-provided' },
  transferred: { from: ['active'], outcome: 'referred-on' },
  'person-stopped': { from: ['active'], outcome: 'person-left' },
  'not-needed': { from: ['planned', 'active'], outcome: 'not-provided' },
  'lost-contact': { from: ['active'], outcome: 'partly-provided' },
  'moved-away': { from: ['active'], outcome: 'partly-provided' },
  deceased: { from: ['planned', 'active'], outcome: 'partly-provided' },
  'never-came': { from: ['planned'], outcome: 'not-provided' },
  'consent-withdrawn': { from: [], outcome: 'not-provided' },
  'called-off': { from: [], outcome: 'not-provided' },
  'case-closed': { from: [], outcome: 'not-provided' },
};

export const openCareStatuses: readonly CareStatus[] = ['planned', 'active'];

/** The ends that somebody may choose now. */
export const endsOfCare = (status: CareStatus): CareEnd[] =>
  (Object.keys(careEndRules) as CareEnd[]).filter((end) => careEndRules[end].from.includes(status));

/** May care end so, and what is the sender told? Care that never began is called off, and not finished. */
export function decideCareEnd(end: CareEnd, status: CareStatus): Outcome<{ readonly to: CareStatus; readonly outcome: ServiceOutcome }> {
  if (!openCareStatuses.includes(status)) return refuse('care.not-now');
  const { from, outcome } = careEndRules[end];
  if (!from.includes(status)) return refuse('body.invalid', { errors: [{ path: 'end', code: 'code.unknown' }] });
  return allow({ to: status === 'planned' ? 'cancelled' : 'finished', outcome });
}

/** May care be opened for this case? By who writes the service's category, one of a service at a time. */
export function decideOpenCare(facts: {
  readonly service: CareService;
  readonly write: CategoryMask;
  readonly caseStatus: CaseStatus;
}): Outcome<null> {
  if ((facts.write & maskOf(categoryOfCare[facts.service])) === 0) return refuse('case.category-not-yours');
  return facts.caseStatus === 'open' ? allow(null) : refuse('case.closed');
}

/** May the referral of care be ended by hand? Not past care that runs: its end reports the outcome (as a stay's does). */
export function decideEndBesideCare(action: 'complete' | 'fail', care: CareStatus | null): Outcome<null> {
  const holds: readonly (CareStatus | null)[] = action === 'complete' ? openCareStatuses : ['active'];
  return holds.includes(care) ? refuse('care.still-open') : allow(null);
}

type AppointmentField = 'reason' | 'startsAt' | 'minutes' | 'clinicianId';

interface AppointmentRule {
  readonly to: AppointmentStatus;
  readonly needs: readonly AppointmentField[];
  readonly may: readonly AppointmentField[];
  readonly reasons: readonly VisitReason[];
  /** Only once its hour has come. */
  readonly afterStart: boolean;
}

/** Every move of an appointment, each out of `planned` alone; the database holds the same table. */
export const appointmentMachine: Readonly<Record<AppointmentMove, AppointmentRule>> = {
  attend: { to: 'attended', needs: [], may: [], reasons: [], afterStart: true },
  miss: {
    to: 'missed',
    needs: ['reason'],
    may: [],
    reasons: ['person-ill', 'no-transport', 'no-escort', 'no-interpreter', 'not-safe', 'not-known'],
    afterStart: true,
  },
  cancel: {
    to: 'cancelled',
    needs: ['reason'],
    may: [],
    reasons: [
      'person-asked',
      'person-ill',
      'no-transport',
      'no-escort',
      'no-interpreter',
      'not-safe',
      'clinician-away',
      'entered-in-error',
    ],
    afterStart: false,
  },
  move: {
    to: 'moved',
    needs: ['reason', 'startsAt', 'minutes'],
    may: ['clinicianId'],
    reasons: ['person-asked', 'person-ill', 'no-transport', 'no-escort', 'no-interpreter', 'not-safe', 'clinician-away'],
    afterStart: false,
  },
};

/**
 * Appointments in numbers: how far ahead, in days; how long, in minutes; how long before its hour the unit is reminded, and how long after its
 * end somebody is asked whether the person came, in hours.
 */
export const appointmentRules = { aheadDays: 365, leastMinutes: 5, mostMinutes: 480, remindHours: 24, askHours: 24 } as const;

const day = 86_400_000;

function timeProblems({ startsAt }: { readonly startsAt?: string | null }, now: Date): FieldProblem[] {
  if (startsAt === undefined || startsAt === null) return [];
  const ahead = Date.parse(startsAt) - now.getTime();
  if (ahead <= 0) return [{ path: 'startsAt', code: 'date.past' }];
  return ahead > appointmentRules.aheadDays * day ? [{ path: 'startsAt', code: 'date.too-far' }] : [];
}

/** May this be booked? While care is not over, for a time to come, of a kind that the service has. Who is free, the database says. */
export function decideBooking(
  body: BookAppointmentBody,
  facts: { readonly service: CareService; readonly status: CareStatus; readonly now: Date },
): Outcome<null> {
  const errors: FieldProblem[] = [
    ...timeProblems(body, facts.now),
    ...(appointmentsOfCare[facts.service].includes(body.kind) ? [] : [{ path: 'kind', code: 'code.unknown' }]),
  ];
  if (errors.length > 0) return refuse('body.invalid', { errors });
  return openCareStatuses.includes(facts.status) ? allow(null) : refuse('care.not-now');
}

const fields = ['reason', 'startsAt', 'minutes', 'clinicianId'] as const satisfies readonly AppointmentField[];

/** May this move be made, and where does it lead? Fields first, then where it stands, then its hour. */
export function decideAppointmentMove(
  body: MoveAppointmentBody,
  facts: { readonly status: AppointmentStatus; readonly startsAt: Date; readonly now: Date },
): Outcome<{ readonly to: AppointmentStatus }> {
  const rule = appointmentMachine[body.move];
  const given = (field: AppointmentField): boolean => body[field] !== undefined && body[field] !== null;
  const errors: FieldProblem[] = [
    ...rule.needs.filter((field) => !given(field)).map((path) => ({ path, code: 'required' })),
    ...fields
      .filter((field) => given(field) && !rule.needs.includes(field) && !rule.may.includes(field))
      .map((path) => ({ path, code: 'key.unknown' })),
    ...(body.reason && rule.needs.includes('reason') && !rule.reasons.includes(body.reason)
      ? [{ path: 'reason', code: 'code.unknown' }]
      : []),
    ...(rule.needs.includes('startsAt') ? timeProblems(body, facts.now) : []),
  ];
  if (errors.length > 0) return refuse('body.invalid', { errors });
  if (facts.status !== 'planned') return refuse('appointment.not-now');
  if (rule.afterStart && facts.startsAt > facts.now) return refuse('appointment.not-yet');
  return allow({ to: rule.to });
}

/** What can be done with an appointment now. */
export function availableAppointmentMoves(facts: {
  readonly status: AppointmentStatus;
  readonly startsAt: Date;
  readonly now: Date;
}): AppointmentMove[] {
  if (facts.status !== 'planned') return [];
  return (Object.keys(appointmentMachine) as AppointmentMove[]).filter(
    (move) => !appointmentMachine[move].afterStart || facts.startsAt <= facts.now,
  );
}

/** The most a visit can have cost, in dinars. */
export const mostCharged = 100_000_000;

/**
 * May this visit be written down, or written anew? Free, or with why not and how much; of a child's counselling only by staff trained for it
 * (domain.md section 9: by trained staff, recorded). New ones while care is not over; a mistake is put right whenever it is found.
 */
export function decideEncounter(
  body: EncounterBody,
  facts: {
    readonly service: CareService;
    readonly status: CareStatus;
    readonly child: boolean;
    readonly today: IsoDate;
    readonly correcting: boolean;
  },
): Outcome<null> {
  const charged = (value: unknown): boolean => value !== undefined && value !== null;
  const errors: FieldProblem[] = [
    ...(body.occurredOn > facts.today ? [{ path: 'occurredOn', code: 'date.future' }] : []),
    ...body.care.flatMap((kind, n) => (kindsOfCare[facts.service].includes(kind) ? [] : [{ path: `care.${n}`, code: 'code.unknown' }])),
    ...(['chargeReason', 'chargeAmount'] as const).flatMap((path) => {
      if (body.free === charged(body[path])) return [{ path, code: body.free ? 'key.unknown' : 'required' }];
      return [];
    }),
  ];
  if (errors.length > 0) return refuse('body.invalid', { errors });
  if (facts.correcting ? facts.status === 'cancelled' : !openCareStatuses.includes(facts.status)) return refuse('care.not-now');
  if (facts.child && facts.service === 'psychological' && !body.trainedStaff) return refuse('care.trained-staff');
  return allow(null);
}
