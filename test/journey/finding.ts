import type { DecideIdentificationBody } from '@himaya/domain';
import type { Session } from '../support/api';
import { inventedDecision, inventedJudge } from '../support/identification-builders';
import { expected } from '../support/main-job';
import type { Cast, Deed } from './cast';

/** What is decided of one case: by the supervisor, by another one who takes it up again, and by judges. */
export class Finding {
  status = 'presumed';
  private laid = false;

  constructor(
    private readonly cast: Cast,
    private readonly caseId: string,
  ) {}

  deeds(): Deed[] {
    const [first, second] = this.cast.supervisors;
    const lacking = { ground: 'elements-missing' } as const;
    const anew = { ground: 'new-facts', tests: [] } as const;
    switch (this.status) {
      case 'presumed':
        return [
          this.decided(first, 'reasonable-grounds', { decision: 'find-reasonable-grounds' }),
          this.decided(first, 'no-reasonable-grounds', { decision: 'find-no-reasonable-grounds', ...lacking }),
        ];
      case 'no-reasonable-grounds':
        return [this.decided(second, 'reconsidered', { decision: 'reconsider', ...anew })];
      case 'reasonable-grounds':
        return this.laid
          ? [
              this.judged('One', 'confirmed', { decision: 'confirm' }),
              this.judged('One', 'not-confirmed', { decision: 'not-confirm' }),
              this.judged('One', 'not-proven', { decision: 'find-not-proven' }),
            ]
          : [this.laidBeforeTheCourt()];
      case 'not-confirmed':
      case 'not-proven':
        return [this.judged('Two', 'reconsidered', { decision: 'reconsider', tests: [] })];
      case 'reconsidered':
        return [
          this.laid
            ? this.judged('Two', 'confirmed', { decision: 'confirm' })
            : this.decided(second, 'reasonable-grounds', { decision: 'find-reasonable-grounds' }),
        ];
      default:
        return [];
    }
  }

  private decided(by: Session, to: string, body: Partial<DecideIdentificationBody>): Deed {
    return {
      kind: 'decide',
      told: body.decision!,
      run: async () => {
        expected(await by.post(`/cases/${this.caseId}/identification-decisions`, inventedDecision(body)), 201);
        this.status = to;
      },
    };
  }

  private judged(judge: string, to: string, body: Partial<DecideIdentificationBody>): Deed {
    return this.decided(this.cast.court, to, { ground: 'court-file', judge: inventedJudge(`Invented Judge ${judge}`), ...body });
  }

  private laidBeforeTheCourt(): Deed {
    return {
      kind: 'decide',
      told: 'laid before the court',
      run: async () => {
        const body = { toUnitId: this.cast.courtId };
        expected(await this.cast.supervisors[0].post(`/cases/${this.caseId}/court-assignments`, body), 201);
        this.laid = true;
      },
    };
  }
}
