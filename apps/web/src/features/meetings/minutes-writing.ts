import {
  meetingLimits,
  membersUntold,
  type AgencyId,
  type AgencyRef,
  type DecisionFields,
  type IsoDate,
  type MeetingAttendance,
  type MeetingFields,
  type MeetingKind,
  type MeetingView,
} from '@himaya/domain';
import { wholeNumberOf } from '../../platform/whole-number';

/** A row of a list that grows and shrinks while it is written; the key is its own. */
export interface Point {
  readonly key: number;
  readonly text: string;
}

export interface DecisionWriting {
  readonly key: number;
  readonly textAr: string;
  readonly textCkb: string;
  readonly textEn: string;
  readonly agencyId: AgencyId | null;
  readonly dueOn: IsoDate | null;
}

/** Which meeting it was, as it is being written. */
export interface MeetingWriting {
  readonly kind: MeetingKind;
  /** As typed, in Latin or Arabic digits. */
  readonly number: string;
  readonly heldOn: IsoDate | null;
  readonly place: string;
}

/** Minutes as they are being written: what is not told yet is left open. */
export interface Writing extends MeetingWriting {
  readonly agenda: readonly Point[];
  readonly attendance: Readonly<Partial<Record<AgencyId, MeetingAttendance>>>;
  readonly decisions: readonly DecisionWriting[];
}

/** @param digits a number in the reader's digits */
export const begun = (
  { kind, number, heldOn, place, agenda, attendance, decisions }: MeetingView,
  digits: (value: number) => string,
): Writing => ({
  kind,
  number: digits(number),
  heldOn,
  place,
  agenda: agenda.map((text, key) => ({ key, text })),
  attendance: Object.fromEntries(attendance.map(({ agency, attendance: told }) => [agency.id, told])),
  decisions: decisions.map(({ textAr, textCkb, textEn, agency, dueOn }, key) => ({
    key,
    textAr,
    textCkb: textCkb ?? '',
    textEn: textEn ?? '',
    agencyId: agency?.id ?? null,
    dueOn,
  })),
});

/** A key that none of the rows has. */
export const nextKey = (rows: readonly { readonly key: number }[]): number => Math.max(-1, ...rows.map(({ key }) => key)) + 1;

const orNull = (typed: string): string | null => (typed.trim() === '' ? null : typed.trim());

const decisionOf = ({ textAr, textCkb, textEn, agencyId, dueOn }: DecisionWriting): DecisionFields => ({
  textAr: textAr.trim(),
  textCkb: orNull(textCkb),
  textEn: orNull(textEn),
  agencyId,
  dueOn,
});

const attendanceOf = ({ attendance }: Writing): MeetingFields['attendance'] =>
  Object.entries(attendance).flatMap(([agencyId, told]) =>
    told === undefined ? [] : [{ agencyId: agencyId as AgencyId, attendance: told }],
  );

export const isMeetingNumber = (number: number | null): number is number =>
  number !== null && number >= 1 && number <= meetingLimits.number;

/** The minutes as they are sent; null while something that they cannot be without is missing or wrong. */
export function minutesOf(written: Writing): MeetingFields | null {
  const { kind, heldOn, place, agenda, decisions } = written;
  const number = wholeNumberOf(written.number);
  if (!isMeetingNumber(number) || heldOn === null || place.trim() === '') return null;
  if (decisions.some(({ textAr, dueOn }) => textAr.trim() === '' || (dueOn !== null && dueOn < heldOn))) return null;
  return {
    kind,
    number,
    heldOn,
    place: place.trim(),
    agenda: agenda.flatMap(({ text }) => (text.trim() === '' ? [] : [text.trim()])),
    attendance: attendanceOf(written),
    decisions: decisions.map(decisionOf),
  };
}

/** How many members the minutes have yet to tell of. */
export const untoldOf = (written: Writing, members: readonly AgencyRef[]): number =>
  membersUntold(
    { kind: written.kind, attendance: attendanceOf(written) },
    members.map(({ id }) => id),
  ).length;
