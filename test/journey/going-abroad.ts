import type { AbroadTransferView } from '@himaya/domain';
import type { Answer } from '../support/api';
import { consentTo, expected, ifMatch, unitOf } from '../support/main-job';
import type { Book, Cast, Deed } from './cast';
import type { Strand } from './oracle';

const day = new Date(Date.now() + 3 * 3_600_000).toISOString().slice(0, 10);

/** Hand-overs abroad of one case, one after the other, on one word of the person's. */
export class GoingAbroad {
  private latest: { view: AbroadTransferView; readonly strand: Strand } | undefined;
  private wish: string | undefined;

  constructor(
    private readonly cast: Cast,
    private readonly caseId: string,
    private readonly book: Book,
  ) {}

  /** While one stands nobody abroad is named for a return. */
  get stands(): boolean {
    return this.latest?.strand.open === true;
  }

  /** @param returning a return runs, which hands over by itself: nothing is planned beside it */
  deeds(returning: boolean): Deed[] {
    const { latest } = this;
    if (latest?.strand.says === 'done') return [];
    if (latest === undefined || !latest.strand.open) {
      return [
        returning
          ? { kind: 'abroad-beside-return', told: 'hand-over abroad refused beside a return', run: () => this.refused() }
          : { kind: 'abroad', told: 'hand-over abroad planned', run: () => this.plan() },
      ];
    }
    const go = (body: { step: string; on?: string; reason?: string }, says: Strand['says'], open: boolean): Deed => ({
      kind: 'abroad',
      told: `abroad ${Object.values(body).join(' ')}`,
      run: async () => {
        const { view, strand } = latest;
        const answer = await this.officer.post<AbroadTransferView>(`/abroad-transfers/${view.id}/steps`, body, ifMatch(view));
        latest.view = expected(answer, 200);
        this.book.now(strand, says, open);
      },
    });
    if (latest.view.status === 'handed-over') return [go({ step: 'confirm-arrival', on: day }, 'done', false)];
    return [
      go({ step: 'hand-over', on: day }, 'in-progress', true),
      go({ step: 'call-off', reason: 'person-declined' }, 'declined-by-person', false),
      go({ step: 'call-off', reason: 'not-accepted' }, 'nothing', false),
    ];
  }

  private get officer(): Cast['room']['officer'] {
    return this.cast.room.officer;
  }

  private async plan(): Promise<void> {
    const view = expected(await this.planned<AbroadTransferView>(), 201);
    this.latest = { view, strand: this.book.begun('repatriation', 'in-progress') };
  }

  private async refused(): Promise<void> {
    const { code } = expected(await this.planned<{ readonly code: string }>(), 409);
    if (code !== 'abroad.return-runs') throw new Error(`refused for ${code}`);
  }

  private async planned<View>(): Promise<Answer<View>> {
    this.wish ??= await this.wished();
    const to = { destination: 'home-country', country: 'PH', bodyKind: 'ngo', body: 'Invented house of return', consentId: this.wish };
    return this.officer.post<View>(`/cases/${this.caseId}/abroad-transfers`, to);
  }

  private async wished(): Promise<string> {
    const risk = { present: [], unknown: [], level: 'low', reason: 'Invented' };
    expected(await this.officer.post(`/cases/${this.caseId}/risk-assessments`, risk), 201);
    const words = { purpose: 'repatriation', categories: ['core'] };
    return (await consentTo(this.officer, this.caseId, (await unitOf(this.officer)).id, words)).id;
  }
}
