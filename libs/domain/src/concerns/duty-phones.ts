import { governorates, type Governorate } from '../directory/codes';
import type { LocalName } from '../shared/route';

/** A desk that triages by governorate: a police section. */
export interface DutyDesk {
  readonly governorate: Governorate;
  readonly name: LocalName;
  readonly phone: string | null;
}

/** Whom to call about somebody in danger in a governorate, besides reporting it; none where nobody has a number. */
export interface DutyPhones {
  readonly governorate: Governorate;
  readonly desks: readonly { readonly name: LocalName; readonly phone: string }[];
}

/**
 * The duty phones of every governorate: those of its own desks, and the capital's where it has no desk, as the reports themselves go there, or
 * none of its desks has a number: in danger somebody must answer.
 */
export function dutyPhonesOf(desks: readonly DutyDesk[]): DutyPhones[] {
  const reached = (governorate: Governorate): DutyPhones['desks'] =>
    desks.flatMap((desk) => (desk.governorate === governorate && desk.phone !== null ? [{ name: desk.name, phone: desk.phone }] : []));
  return governorates.codes.map((governorate) => {
    const own = reached(governorate);
    return { governorate, desks: own.length > 0 ? own : reached('baghdad') };
  });
}
