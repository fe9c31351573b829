import {
  categories,
  endOfLocalDay,
  localDay,
  maskOf,
  referralActions,
  referralMachine,
  serviceCategory,
  type Category,
  type ReferralAction,
  type ReferralStatus,
  type Service,
} from '@himaya/domain';
import { ceilingOf } from '@himaya/auth';
import fc from 'fast-check';
import type { Client } from 'pg';
import { buildersOn, type Builders } from '../support/builders';
import type { Case } from '../support/case-builder';
import { freshDatabase, type TestDatabase } from '../support/cluster';
import type { User } from '../support/directory-builders';
import { inContext, refusal } from '../support/in-context';
import { move, type Referral } from '../support/sharing-builders';

fc.configureGlobal({ seed: 20_260_301 });

let database: TestDatabase;
let world: Builders;
let worker: Client;
let officer: User;
let receivers: readonly User[];

beforeAll(async () => {
  database = await freshDatabase();
  world = await buildersOn(database);
  worker = await database.asWorker();
  officer = await world.aUserOf('police-section', 'police-officer');
  receivers = [await world.aUserOf('placement-desk', 'shelter-manager'), await world.aUserOf('health-facility', 'health-provider')];
});
afterAll(() => database.drop());

const day = 86_400_000;

/** One grant as domain.md section 4 describes it, told without the database. */
interface Grant {
  readonly unit: number;
  readonly read: number;
  write: number;
  endsAt: number;
  live: boolean;
}

/** A referral of the story, and what the page says of it. */
interface Told {
  readonly referral: Referral;
  readonly to: number;
  status: ReferralStatus;
  withdrawn: boolean;
  /** The consent's last day. */
  until: string;
  grant: Grant | null;
  readonly packet: readonly Category[];
  readonly service: Service;
}

type Event =
  | { readonly kind: 'refer'; readonly to: number; readonly service: Service; readonly packet: readonly Category[]; readonly lasts: number }
  | { readonly kind: 'step'; readonly which: number; readonly action: ReferralAction }
  | { readonly kind: 'onward'; readonly which: number }
  | { readonly kind: 'withdraw'; readonly which: number }
  | { readonly kind: 'days'; readonly days: number }
  | { readonly kind: 'close' }
  | { readonly kind: 'sweep' };

const refer = fc.record({
  kind: fc.constant('refer' as const),
  to: fc.nat(1),
  service: fc.constantFrom<Service>('shelter', 'medical', 'psychological', 'interpretation', 'education'),
  packet: fc.subarray<Category>(['identity', 'exploitation', 'risk', 'family', 'notes']),
  /** Days the consent holds beyond the one it is given on. */
  lasts: fc.integer({ min: 0, max: 120 }),
});
const which = fc.nat(4);
const event: fc.Arbitrary<Event> = fc.oneof(
  { weight: 3, arbitrary: refer },
  { weight: 10, arbitrary: fc.record({ kind: fc.constant('onward' as const), which }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('step' as const), which, action: fc.constantFrom(...referralActions.codes) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('withdraw' as const), which }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('days' as const), days: fc.integer({ min: 1, max: 40 }) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constantFrom('close' as const, 'sweep' as const, 'sweep' as const, 'sweep' as const, 'sweep' as const),
    }),
  },
);
/** The way most referrals go, so that stories reach open doors often enough. */
const onward: Partial<Record<ReferralStatus, ReferralAction>> = {
  requested: 'receive',
  received: 'accept',
  accepted: 'start',
  'on-hold': 'resume',
  'in-progress': 'complete',
};
const story = fc
  .tuple(refer, refer, fc.array(event, { minLength: 10, maxLength: 30 }))
  .map(([one, two, rest]): Event[] => [one, two, ...rest]);

class Story {
  readonly referrals: Told[] = [];
  private open = true;

  constructor(private readonly kase: Case) {}

  async happens(next: Event): Promise<void> {
    if (next.kind === 'refer') await this.refer(next.to, next.service, ['core', ...next.packet], next.lasts);
    if (next.kind === 'days') await this.pass(next.days);
    if (next.kind === 'close') await this.closeOrReopen();
    if (next.kind === 'sweep') await worker.query('select guard.expire()');
    if (!('which' in next)) return;
    const told = this.referrals[next.which];
    if (told === undefined) return;
    if (next.kind === 'withdraw') return this.withdraw(told);
    const action = next.kind === 'step' ? next.action : onward[told.status];
    if (action !== undefined) await this.step(told, action);
  }

  private async refer(to: number, service: Service, packet: readonly Category[], lasts: number): Promise<void> {
    const until = localDay(new Date(Date.now() + lasts * day));
    const unit = receivers[to]!.unit;
    const consent = await world
      .aConsent(this.kase)
      .toUnit(unit)
      .covering(...packet)
      .validUntil(until)
      .save();
    const asked = world
      .aReferral(this.kase)
      .sentTo(unit)
      .under(consent)
      .asking(service)
      .carrying(...packet);
    // Nobody is asked about a closed case.
    if (!this.open) {
      expect(await refusal(asked.save())).toMatchObject({ code: '23514' });
      return;
    }
    const referral = await asked.save();
    this.referrals.push({ referral, to, status: 'requested', withdrawn: false, until, grant: null, packet, service });
  }

  /** Tries a step as the side the machine names; the page says whether it may be done and what it opens or shuts. */
  private async step(told: Told, action: ReferralAction): Promise<void> {
    const rule = referralMachine[action];
    // Writing the status it has already is no move.
    if (rule.to === told.status && action !== 'accept') return;
    const who = rule.by === 'sender' ? officer : receivers[told.to]!;
    // The row does not say by which name it was moved, only from where, to where and by whom.
    const moves = Object.values(referralMachine).filter(({ by, to }) => by === rule.by && to === rule.to);
    const may = moves.some(({ from }) => from.includes(told.status)) && !(action === 'accept' && !this.mayOpen(told));
    const done = await inContext(world.app, who, (q) => move(q, told.referral, action)).then(
      () => true,
      (error: { code?: string }) => (error.code === '42501' ? false : Promise.reject(error as Error)),
    );
    expect({ action, status: told.status, done }).toEqual({ action, status: told.status, done: may });
    if (!may) return;
    told.status = rule.to;
    if (action === 'accept') {
      const own = serviceCategory[told.service];
      const write = own === null ? 0 : maskOf(own);
      told.grant = { unit: told.to, read: maskOf(...told.packet) | write, write, endsAt: endOfLocalDay(told.until).getTime(), live: true };
    }
    if (action === 'complete' && told.grant !== null) {
      Object.assign(told.grant, { write: 0, endsAt: Math.min(told.grant.endsAt, Date.now() + 30 * day) });
    }
    if (['reject', 'fail', 'cancel', 'retract'].includes(action) && told.grant !== null) told.grant.live = false;
  }

  private mayOpen({ withdrawn, until }: Told): boolean {
    return this.open && !withdrawn && until >= localDay(new Date());
  }

  /** Closing shuts every door but the responsible unit's for good; reopening opens none of them again. */
  private async closeOrReopen(): Promise<void> {
    this.open = !this.open;
    await world.guard.query('update case_record set status = $2 where id = $1', [this.kase.id, this.open ? 'open' : 'closed']);
    if (!this.open) for (const { grant } of this.referrals) if (grant !== null) grant.live = false;
  }

  private async withdraw(told: Told): Promise<void> {
    if (told.withdrawn) return;
    await world.withdraw(told.referral);
    told.withdrawn = true;
    if (['requested', 'received'].includes(told.status)) told.status = 'cancelled';
    if (told.grant !== null) told.grant.live = false;
  }

  /** Lets days pass by moving every end nearer: the database's own clock cannot be turned. */
  private async pass(days: number): Promise<void> {
    for (const told of this.referrals) {
      told.until = localDay(new Date(endOfLocalDay(told.until).getTime() - 1 - days * day));
      if (told.grant !== null) told.grant.endsAt -= days * day;
    }
    await world.guard.query('update consent set valid_until = valid_until - $2::int where case_id = $1', [this.kase.id, days]);
    const nearer = `now() + (ENDS - now()) - make_interval(days => ${days})`;
    await world.guard.query(
      `update case_grant set ends_at = ${nearer.replace('ENDS', 'ends_at')} where case_id = $1 and ends_at is not null`,
      [this.kase.id],
    );
    await world.guard.query(
      `update case_access set valid_to = ${nearer.replace('ENDS', 'valid_to')} where case_id = $1 and isfinite(valid_to)`,
      [this.kase.id],
    );
  }

  grantsOf(unit: number): Grant[] {
    const grants = this.referrals.flatMap(({ grant }) => (grant === null ? [] : [grant]));
    return grants.filter((grant) => grant.unit === unit && grant.live && grant.endsAt > Date.now());
  }
}

/** The categories a receiver can in truth read, asked through its own eyes. */
async function readable(user: User, of: Case): Promise<number> {
  const [row] = await inContext(world.app, user, (q) =>
    q<{ mask: number }>(`select coalesce(bit_or(b), 0)::int as mask from unnest($2::int[]) b where guard.reads_case($1, b)`, [
      of.id,
      categories.codes.map((category) => maskOf(category)),
    ]),
  );
  return row!.mask;
}

const union = (grants: readonly Grant[], side: 'read' | 'write'): number => grants.reduce((mask, grant) => mask | grant[side], 0);

it('a door is the union of the live grants, through any history, and never longer than one of them', async () => {
  let openMoments = 0;
  await fc.assert(
    fc.asyncProperty(story, async (events) => {
      const kase = await world.aCase().ownedBy(officer).save();
      const told = new Story(kase);
      for (const next of events) {
        await told.happens(next);
        for (const [unit, user] of receivers.entries()) {
          const allowed = union(told.grantsOf(unit), 'read');
          const read = await readable(user, kase);
          expect(read & ~allowed).toBe(0);
          if (read !== 0) openMoments += 1;
        }
      }
      await worker.query('select guard.expire()');
      for (const [unit, user] of receivers.entries()) {
        const live = told.grantsOf(unit);
        const { rows } = await world.guard.query<{ read: number; write: number; until: Date }>(
          'select read_mask as read, write_mask as write, valid_to as until from case_access where holder_id = $1 and case_id = $2',
          [user.unit.id, kase.id],
        );
        const expected = { read: union(live, 'read'), write: union(live, 'write') };
        expect(rows.map(({ read, write }) => ({ read, write }))).toEqual(live.length > 0 ? [expected] : []);
        // Completion is told by two clocks, the test's and the database's.
        for (const { until } of rows)
          expect(Math.abs(until.getTime() - Math.min(...live.map((grant) => grant.endsAt)))).toBeLessThan(60_000);
        expect(await readable(user, kase)).toBe(expected.read & ceilingOf(user.roles).read);
      }
    }),
    { numRuns: 25, endOnFailure: true },
  );
  expect(openMoments).toBeGreaterThan(100);
});
