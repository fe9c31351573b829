import type { ConsentView, RepatriationView } from '@himaya/domain';
import type { Client } from 'pg';
import type { Session } from '../support/api';
import { expected } from '../support/main-job';
import { approved, arranged, home, openReturn, sayReturn, stepped, wanted } from '../support/return-room';
import type { Book, Deed } from './cast';
import type { State, Strand } from './oracle';

/** Who brings somebody home, and who says that they can travel. */
export interface ReturnOffice {
  readonly office: Session;
  readonly colleague: Session;
  readonly admin: Client;
}

/** Where it is taken up: on one referral, under the word that was given to it. */
interface TakenUp {
  readonly caseId: string;
  readonly referralId: string;
  readonly consent: ConsentView;
}

/** The return on one referral for repatriation: it begins the referral with the person's word, and its end reports it. */
export class GoingHome {
  private journey: RepatriationView | undefined;
  private arranged = false;
  private over = false;
  /** The hand-over that it brings about, once somebody abroad was named for it. */
  private receiver: Strand | undefined;

  constructor(
    private readonly desk: ReturnOffice,
    private readonly of: TakenUp,
    private readonly book: Book,
    /** Reads the referral anew and writes down what it says. */
    private readonly told: (says: State, open: boolean) => Promise<void>,
  ) {}

  /** While it runs its referral is neither completed nor failed past it, no other is opened, and no hand-over abroad is planned beside it. */
  get runs(): boolean {
    return this.journey !== undefined && !this.over;
  }

  /** Called off from outside, by a word taken back or a referral cancelled: what was planned with it is off too. */
  end(): void {
    if (!this.runs) return;
    this.over = true;
    this.receiverSays('nothing', false);
  }

  /** @param free whether nobody abroad was named already, by a hand-over that was planned before */
  deeds(free: boolean): Deed[] {
    const { journey } = this;
    const deed = (kind: string, words: string, run: () => Promise<void>): Deed => ({ kind, told: `return: ${words}`, run });
    if (this.over) return [];
    if (journey === undefined) return [deed('home', 'taken up', () => this.open())];
    const ends = [
      deed('home', 'refused by the person', () => this.refuse(journey)),
      deed('home', 'called off', () => this.callOff(journey)),
    ];
    if (journey.status === 'deciding') {
      return [deed('homeward', 'wanted', () => this.want(journey)), deed('home', 'asked about', () => this.ask(journey)), ...ends];
    }
    if (this.arranged) return [deed('homeward', 'at home', () => this.arrive(journey)), ...ends];
    return [...(free ? [deed('homeward', 'arranged', () => this.arrange(journey))] : []), ...ends];
  }

  private async open(): Promise<void> {
    this.journey = expected(await openReturn(this.desk.office, this.of.caseId, this.of.referralId), 201);
  }

  private async ask(journey: RepatriationView): Promise<void> {
    this.journey = expected(await sayReturn(this.desk.office, journey, { decision: 'undecided' }), 200);
    await this.told('in-progress', true);
  }

  private async want(journey: RepatriationView): Promise<void> {
    this.journey = await wanted(this.desk.office, journey, this.of.consent);
    await this.told('in-progress', true);
  }

  private async arrange(journey: RepatriationView): Promise<void> {
    this.journey = await arranged(this.desk, await approved(this.desk, journey));
    this.arranged = true;
    this.receiver = this.book.begun('repatriation', 'in-progress');
  }

  private async arrive(journey: RepatriationView): Promise<void> {
    await home(this.desk, journey);
    await this.ended('done', 'done');
  }

  private async refuse(journey: RepatriationView): Promise<void> {
    expected(await sayReturn(this.desk.office, journey, { decision: 'does-not-return', alternative: 'stay-and-reintegrate' }), 200);
    await this.ended('declined-by-person', 'declined-by-person');
  }

  private async callOff(journey: RepatriationView): Promise<void> {
    await stepped(this.desk.office, journey, { step: 'call-off', reason: 'not-accepted-there' });
    await this.ended('needed', 'nothing');
  }

  private async ended(says: State, ofReceiver: Strand['says']): Promise<void> {
    this.over = true;
    this.receiverSays(ofReceiver, false);
    await this.told(says, false);
  }

  private receiverSays(says: Strand['says'], open: boolean): void {
    if (this.receiver !== undefined) this.book.now(this.receiver, says, open);
  }
}
