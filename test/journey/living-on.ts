import type { ProgrammeView, StrandView } from '@himaya/domain';
import type { Session } from '../support/api';
import { expected } from '../support/main-job';
import { endProgramme, movedStrand, opened, planned } from '../support/reintegration-room';
import type { Deed } from './cast';
import type { State } from './oracle';

/** How a programme can be over, and what its referral then says of the step. */
const early = { 'person-stopped': 'declined-by-person', 'handed-to-other-unit': 'needed' } as const;

/** The programme on one referral for education or work: it begins, and ends, the referral it answers. */
export class LivingOn {
  private programme: ProgrammeView | undefined;
  private course: StrandView | undefined;
  private over = false;

  constructor(
    private readonly desk: Session,
    private readonly caseId: string,
    private readonly referralId: string,
    /** Reads the referral anew and writes down what it says. */
    private readonly told: (says: State, open: boolean) => Promise<void>,
  ) {}

  /** While it stands, its referral is not completed past it; once it runs, not failed either. */
  get stands(): boolean {
    return this.programme !== undefined && !this.over;
  }
  get runs(): boolean {
    return this.stands && this.course !== undefined;
  }

  /** Called off from outside: whoever gives it reports nothing more. */
  end(): void {
    this.over = true;
  }

  deeds(): Deed[] {
    const { programme, course, desk } = this;
    const deed = (told: string, run: () => Promise<void>): Deed => ({ kind: 'programme', told: `programme: ${told}`, run });
    if (this.over) return [];
    if (programme === undefined) {
      return [
        deed('opened', async () => {
          this.programme = await opened(desk, this.caseId, this.referralId);
        }),
      ];
    }
    const ended = (outcome: string, says: State): Deed =>
      deed(outcome, async () => {
        expected(await endProgramme(desk, programme, outcome), 200);
        this.over = true;
        await this.told(says, false);
      });
    const stopped = Object.entries(early).map(([outcome, says]) => ended(outcome, says));
    if (course === undefined) {
      const begin = deed('a course begins', async () => {
        const planning = await planned(desk, programme, { kind: 'training', trainingField: 'sewing' });
        this.course = await movedStrand(desk, planning, 'begin');
        await this.told('in-progress', true);
      });
      return [begin, ...stopped];
    }
    if (course.status === 'running') {
      const achieve = deed('the course is finished', async () => {
        this.course = await movedStrand(desk, course, 'achieve');
      });
      return [achieve, ...stopped];
    }
    return [ended('goals-met', 'done'), ...stopped];
  }
}
