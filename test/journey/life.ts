import type { CaseView, ConsentView, NeedView, PlacementView, ReferralView } from '@himaya/domain';
import type { Session } from '../support/api';
import { consentTo, expected, ifMatch, openCase, step as take } from '../support/main-job';
import { exit, listed, moved, read } from '../support/shelter-room';
import { asked, Book, type Asked, type Cast, type Deed } from './cast';
import { Finding } from './finding';
import { GoingAbroad } from './going-abroad';
import { GoingHome } from './going-home';
import { LivingOn } from './living-on';
import { journeyByTheBook, type State, type Strand } from './oracle';

interface Referred {
  readonly service: Asked;
  readonly strand: Strand;
  readonly need: Needed | undefined;
  readonly consent: ConsentView;
  view: ReferralView;
  stay?: { view: PlacementView; readonly strand: Strand };
  /** Of education and work alone. */
  programme?: LivingOn;
  /** Of repatriation alone. */
  home?: GoingHome;
  /** The consent was taken back: the desk goes on by itself, and reports nothing more. */
  shut: boolean;
}

interface Needed {
  readonly service: Asked;
  readonly strand: Strand;
  view: NeedView;
}

const ends = {
  'service-provided': 'done',
  'partly-provided': 'needed',
  'referred-on': 'needed',
  'person-declined': 'declined-by-person',
} as const;
const failures = { 'capacity-lost': 'needed', 'person-declined': 'declined-by-person' } as const;
const calledOff = { 'found-elsewhere': 'nothing', 'person-declined': 'declined-by-person' } as const;
const pending = ['requested', 'received'];
const running = ['accepted', 'in-progress', 'on-hold'];

let admissions: Promise<unknown> = Promise.resolve();

/** One at a time of the histories that are lived at once, or two would take the same free place. */
function admitted(desk: Session, waiting: PlacementView): Promise<PlacementView> {
  const admission = admissions.then(async () => {
    const [place] = (await read(desk, waiting)).fittingPlaces;
    return moved(desk, waiting, { move: 'admit', placeId: place!.id });
  });
  admissions = admission.catch(() => null);
  return admission;
}

/** A case that lives through one history: what can happen to it next, and what its journey must read. */
export class Life {
  private readonly book = new Book();
  private readonly finding: Finding;
  private readonly abroad: GoingAbroad;
  /** Needs that a service met. */
  met = 0;
  private readonly needs: Needed[] = [];
  private readonly referrals: Referred[] = [];
  private constructor(
    private readonly cast: Cast,
    private readonly caseId: string,
    private readonly services: readonly Asked[],
  ) {
    this.finding = new Finding(cast, caseId);
    this.abroad = new GoingAbroad(cast, caseId, this.book);
  }

  /** @param choice of two services: who needs everything at once gets nowhere in so few deeds */
  static async begin(cast: Cast, choice: number): Promise<Life> {
    const all = Object.keys(asked) as Asked[];
    const services = [all[choice % all.length]!, all[(choice + 1 + (Math.floor(choice / all.length) % 2) * 2) % all.length]!];
    return new Life(cast, (await openCase(cast.room.officer)).id, services);
  }

  /** What the case says of its journey, to whoever is responsible for it. */
  async told(): Promise<Record<string, string>> {
    const { journey } = expected(await this.officer.get<CaseView>(`/cases/${this.caseId}`), 200);
    return Object.fromEntries(journey.map(({ step, state }) => [step, state]));
  }

  byTheBook(): Record<string, string> {
    return journeyByTheBook(this.finding.status, this.book.strands);
  }

  /** Everything that the domain lets happen now. */
  deeds(): Deed[] {
    return [
      ...this.finding.deeds(),
      ...this.services.flatMap((service) => this.deedsOfService(service)),
      ...this.needs.flatMap((need) => this.deedsOfNeed(need)),
      ...this.referrals.flatMap((referral) => this.deedsOfReferral(referral)),
      ...this.abroad.deeds(this.referrals.some(({ home }) => home?.runs === true)),
    ];
  }

  private get officer(): Session {
    return this.cast.room.officer;
  }

  private deedsOfService(service: Asked): Deed[] {
    const { step, needCode } = asked[service];
    const open = this.referrals.filter((one) => one.service === service && one.strand.open);
    const needs = this.needs.filter((one) => one.service === service && one.strand.open);
    const need: Deed = {
      kind: 'need',
      told: `need of ${service}`,
      run: async () => {
        const body = { service, needCode, level: 'urgent', identifiedBy: 'person' };
        const view = expected(await this.officer.post<NeedView>(`/cases/${this.caseId}/needs`, body), 201);
        this.needs.push({ service, view, strand: this.book.begun(step, 'needed') });
      },
    };
    const send = (draft: boolean): Deed => ({
      kind: 'refer',
      told: draft ? `draft for ${service}` : `referral for ${service}`,
      run: async () => {
        const { unitId } = this.cast.desks[service];
        const words =
          service === 'repatriation'
            ? { purpose: 'repatriation', categories: ['core', 'identity'] }
            : { categories: ['core', 'identity', 'shelter'] };
        const consent = await consentTo(this.officer, this.caseId, unitId, words);
        const body = {
          toUnitId: unitId,
          service,
          urgency: 'urgent',
          needCode,
          need: 'Invented',
          categories: ['core'],
          consentId: consent.id,
        };
        const view = expected(await this.officer.post<ReferralView>(`/cases/${this.caseId}/referrals`, { ...body, draft }), 201);
        const strand = this.book.begun(step, draft ? 'needed' : 'referred');
        this.referrals.push({ service, view, strand, need: needs[0], consent, shut: false });
      },
    });
    return [...(needs.length === 0 ? [need] : []), ...(open.length < 2 ? [send(false), send(true)] : [])];
  }

  private deedsOfNeed(need: Needed): Deed[] {
    if (!need.strand.open) return [];
    const move = (what: 'meet' | 'decline', says: State): Deed => ({
      kind: 'move-need',
      told: `${what} the need of ${need.service}`,
      run: async () => {
        need.view = expected(await this.officer.post<NeedView>(`/needs/${need.view.id}/moves`, { move: what }, ifMatch(need.view)), 200);
        this.book.now(need.strand, says, false);
      },
    });
    return [move('meet', 'done'), move('decline', 'declined-by-person')];
  }

  private deedsOfReferral(referral: Referred): Deed[] {
    const { view, strand, stay, service, shut } = referral;
    if (!strand.open) return [];
    const desk = this.cast.desks[service].session;
    const housed = stay?.strand.open === true && stay.strand.says === 'in-progress';
    const by = (as: Session, action: string, says: Strand['says'], open: boolean, body: object = {}): Deed => ({
      kind: says === 'done' ? 'provide' : action,
      told: `${action} ${Object.values(body).join(' ')} of ${service}`,
      run: async () => {
        referral.view = await take(as, referral.view, action, body);
        if (!open) this.leave(referral);
        this.book.now(strand, says, open);
        if (!open && stay?.strand.open === true && !housed) this.book.now(stay.strand, 'nothing', false);
        if (action === 'complete' && says === 'done') this.meet(referral);
      },
    });
    const status = view.status;
    const cancel = Object.entries(calledOff).map(([reason, says]) => by(this.officer, 'cancel', says, false, { reason }));
    if (status === 'draft') return [by(this.officer, 'send', 'referred', true), ...cancel];
    const receiving = [
      ...(status === 'requested' ? [by(desk, 'receive', 'referred', true)] : []),
      ...(status === 'received' ? [by(desk, 'accept', 'in-progress', true)] : []),
      ...(pending.includes(status) ? [by(desk, 'reject', 'needed', false, { reason: 'no-capacity' })] : []),
      ...(status === 'accepted' ? [by(desk, 'start', 'in-progress', true)] : []),
      ...(['accepted', 'in-progress'].includes(status) ? [by(desk, 'hold', 'in-progress', true, { reason: 'waiting-for-person' })] : []),
      ...(status === 'on-hold' ? [by(desk, 'resume', 'in-progress', true)] : []),
      ...(status === 'in-progress' && stay?.strand.open !== true && referral.programme?.stands !== true && referral.home?.runs !== true
        ? Object.entries(ends).map(([outcome, says]) => by(desk, 'complete', says, false, { outcome }))
        : []),
      ...(running.includes(status) && !housed && referral.programme?.runs !== true && referral.home?.runs !== true
        ? Object.entries(failures).map(([reason, says]) => by(desk, 'fail', says, false, { reason }))
        : []),
      ...(service === 'shelter' ? this.deedsOfStay(referral) : []),
      ...(asked[service].step === 'reintegration' && ['accepted', 'in-progress'].includes(status)
        ? this.programmeOf(referral).deeds()
        : []),
      ...(service === 'repatriation' && ['accepted', 'in-progress'].includes(status) ? this.deedsOfReturn(referral) : []),
    ];
    const withdrawn = { kind: 'withdraw', told: `consent of ${service} taken back`, run: () => this.takeBack(referral) };
    return [...(shut ? [] : receiving), ...cancel, ...(shut ? [] : [withdrawn])];
  }

  private programmeOf(referral: Referred): LivingOn {
    const { session } = this.cast.desks[referral.service];
    return (referral.programme ??= new LivingOn(session, this.caseId, referral.view.id, this.followed(referral)));
  }

  /** One return runs at a time; it names nobody abroad while somebody else is named already. */
  private deedsOfReturn(referral: Referred): Deed[] {
    if (this.referrals.some((one) => one !== referral && one.home?.runs === true)) return [];
    const { caseId } = this;
    const of = { caseId, referralId: referral.view.id, consent: referral.consent };
    referral.home ??= new GoingHome(this.cast.returns, of, this.book, this.followed(referral));
    return referral.home.deeds(!this.abroad.stands);
  }

  /** What the record of a service makes of its referral. */
  private followed(referral: Referred): (says: State, open: boolean) => Promise<void> {
    return async (says, open) => {
      referral.view = expected(await this.officer.get<ReferralView>(`/referrals/${referral.view.id}`), 200);
      this.book.now(referral.strand, says, open);
      if (says === 'done') this.meet(referral);
    };
  }

  private leave({ programme, home }: Referred): void {
    programme?.end();
    home?.end();
  }

  /** A service that was given meets the need it was asked for. */
  private meet({ need }: Referred): void {
    if (need?.strand.open !== true) return;
    this.book.now(need.strand, 'done', false);
    this.met += 1;
  }

  /** What is pending is called off; what runs goes on, and shares nothing more. */
  private async takeBack(referral: Referred): Promise<void> {
    const { consent } = referral;
    expected(await this.officer.post(`/consents/${consent.id}/withdrawal`, { method: 'spoken' }, ifMatch(consent)), 200);
    referral.shut = true;
    referral.home?.end();
    referral.view = expected(await this.officer.get<ReferralView>(`/referrals/${referral.view.id}`), 200);
    if (!running.includes(referral.view.status)) this.book.now(referral.strand, 'nothing', false);
  }

  private deedsOfStay(referral: Referred): Deed[] {
    const { stay, view } = referral;
    const { manager, desk } = this.cast.room;
    if (stay === undefined) {
      // Nobody sleeps, or waits, in two places.
      const elsewhere = this.referrals.some((one) => one.stay?.strand.open === true);
      if (elsewhere || !['accepted', 'in-progress'].includes(view.status)) return [];
      const run = async (): Promise<void> => {
        referral.stay = { view: await listed(desk, this.caseId, view.id), strand: this.book.begun('shelter', 'needed') };
      };
      return [{ kind: 'stay', told: 'on the waiting list', run }];
    }
    if (!stay.strand.open) return [];
    if (stay.strand.says === 'needed') {
      const run = async (): Promise<void> => {
        stay.view = await admitted(desk, stay.view);
        this.book.now(stay.strand, 'in-progress', true);
        referral.view = expected(await desk.get<ReferralView>(`/referrals/${view.id}`), 200);
      };
      return view.status === 'on-hold' ? [] : [{ kind: 'stay', told: 'admitted', run }];
    }
    const run = async (): Promise<void> => {
      expected(await exit(manager, await read(manager, stay.view)), 200);
      this.book.now(referral.strand, 'done', false);
      this.meet(referral);
      this.book.now(stay.strand, 'done', false);
    };
    return [{ kind: 'stay', told: 'gone to the family', run }];
  }
}
