import type { NeedCode, Service } from '@himaya/domain';
import type { Session } from '../support/api';
import type { Room } from '../support/shelter-room';
import type { ReturnOffice } from './going-home';
import type { State, Step, Strand } from './oracle';

/** What is asked for, with the need it names and the step of the journey it belongs to. */
export const asked = {
  shelter: { step: 'shelter', needCode: 'safe-place-longer' },
  medical: { step: 'medical', needCode: 'medical-examination' },
  psychological: { step: 'psychological', needCode: 'counselling' },
  'legal-aid': { step: 'legal-aid', needCode: 'legal-advice' },
  education: { step: 'reintegration', needCode: 'school-return' },
  employment: { step: 'reintegration', needCode: 'work-placement' },
  repatriation: { step: 'repatriation', needCode: 'return-home' },
} as const satisfies Partial<Record<Service, { step: Step; needCode: NeedCode }>>;
export type Asked = keyof typeof asked;

/** Who works on the cases of a history. */
export interface Cast {
  readonly room: Room;
  readonly supervisors: readonly [Session, Session];
  readonly court: Session;
  readonly courtId: string;
  readonly returns: ReturnOffice;
  readonly desks: Readonly<Record<Asked, { readonly session: Session; readonly unitId: string }>>;
}

/** One thing that can happen now, told in words for whoever reads a failure. */
export interface Deed {
  /** By which it is chosen, however many cases of it there are. */
  readonly kind: string;
  readonly told: string;
  readonly run: () => Promise<void>;
}

/** What the strands of one case say, in the order in which they came to say it. */
export class Book {
  readonly strands: Strand[] = [];
  private clock = 0;

  begun(step: Step, says: State): Strand {
    const strand = { step, says, open: true, at: (this.clock += 1) };
    this.strands.push(strand);
    return strand;
  }

  now(strand: Strand, says: Strand['says'], open: boolean): void {
    Object.assign(strand, { says, open, at: (this.clock += 1) });
  }
}
