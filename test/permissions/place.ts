import { randomBytes, randomUUID } from 'node:crypto';
import { maskOf, type Category, type ReferralAction, type Role } from '@himaya/domain';
import type { Client } from 'pg';
import type { Session, TestApi } from '../support/api';
import { buildersOn, type Builders } from '../support/builders';
import type { Case } from '../support/case-builder';
import type { Unit, User } from '../support/directory-builders';
import { inContext } from '../support/in-context';
import { move, type Referral } from '../support/sharing-builders';
import { allCategories, allRoles } from './oracle-table';
import { packet, statusAt, type Telling } from './askers';
import type { Relation } from './relations';

export interface Person extends User {
  readonly session: Session;
}

/** One case that stands in one relation to a unit in which every role has an account. */
export interface Place {
  readonly relation: Relation;
  readonly unit: Unit;
  readonly people: ReadonlyMap<Role, Person>;
  /** Another police section, which is responsible where the unit is not; and a desk that takes referrals. */
  readonly others: { readonly police: User; readonly desk: User };
  readonly case: Case;
  readonly referral: Referral;
  /** A consent to a referral of core to `others.desk`. */
  readonly consentToDesk: string;
  readonly notificationId: string;
  /** The import of a file by the unit or, for a stranger, by the other section. */
  readonly importId: string;
  /** A photograph of the person, kept by the case's own unit. */
  readonly documentId: string;
  /** Texts and ids found nowhere else, by what they give away. */
  readonly tellings: Readonly<Partial<Record<Telling, readonly string[]>>>;
  readonly guard: Client;
  readonly builders: Builders;
}

/** How far the receiver took the referral. */
const stepsOf: Readonly<Partial<Record<Relation, readonly ReferralAction[]>>> = {
  accepted: ['receive', 'accept'],
  completed: ['receive', 'accept', 'start', 'complete'],
  ended: ['receive', 'accept'],
};

/** Keeps a place of one relation, and makes it anew once something has changed it. */
export class PlaceKeeper {
  private kept: Promise<Place> | undefined;

  private constructor(
    private readonly relation: Relation,
    private readonly builders: Builders,
    private readonly admin: Client,
    private readonly unit: Unit,
    private readonly people: ReadonlyMap<Role, Person>,
    private readonly others: Place['others'],
  ) {}

  static async open(api: TestApi, relation: Relation): Promise<PlaceKeeper> {
    const builders = await buildersOn(api.database);
    const admin = await api.database.asAdmin();
    // What happens here is told by nobody's trigger: the keeper says itself what stands where.
    await admin.query('set session_replication_role = replica');
    const unit = await desk(builders);
    const people = new Map<Role, Person>();
    for (const role of allRoles) {
      const user = await builders.aUser({ unit, roles: [role] });
      people.set(role, { ...user, session: api.sessionWith(user.username, user) });
    }
    const others = {
      police: await builders.aUserOf('police-section', 'police-officer'),
      desk: await builders.aUser({ unit: await desk(builders), roles: ['shelter-caseworker'] }),
    };
    return new PlaceKeeper(relation, builders, admin, unit, people, others);
  }

  /** The place as it stands; the same until `renew`. */
  place(): Promise<Place> {
    return (this.kept ??= this.build());
  }

  /** Something has changed it: the next one to ask gets a new one. */
  renew(): void {
    this.kept = undefined;
  }

  /** Puts the referral into the status a step starts from, as far as the relation knows it. */
  async stand(asked: string | undefined): Promise<void> {
    const { referral } = await this.place();
    await this.admin.query('update referral set status = $2, version = 1 where id = $1', [referral.id, statusAt(this.relation, asked)]);
  }

  private async build(): Promise<Place> {
    const { relation, builders, unit, people, others } = this;
    const own = people.get('police-officer')!;
    const owner = ['owner', 'barred', 'sealed'].includes(relation) ? own : others.police;
    const isReceiver = ['pending', 'accepted', 'completed', 'ended'].includes(relation);
    const mark = randomUUID().slice(0, 8);
    const person = { alias: `Alias-${mark}`, givenName: `Given-${mark}`, familyName: `Family-${mark}`, phone: `+964 000 ${mark}` };
    const made = await builders.aCase().ownedBy(owner).about(person).save();
    const events = await this.eventOfEachCategory(made);
    const need = `Need-${mark}`;
    const documentId = await this.photographOf(made);
    const taker = isReceiver ? people.get('shelter-caseworker')! : others.desk;
    const referral = await builders
      .aReferral(made)
      .sentTo(taker.unit)
      .saying(need)
      .carrying(...packet)
      .taken(taker, ...(stepsOf[relation] ?? []));
    const consent = await builders.aConsent(made).toUnit(others.desk.unit).covering('core').save();
    if (relation === 'ended') await inContext(builders.app, owner, (q) => move(q, referral, 'cancel'));
    if (relation === 'barred') for (const user of people.values()) await builders.bar(user, made);
    if (relation === 'sealed') await this.sealToOthers(made);
    if (relation === 'break-glass') await this.breakGlass(made);
    const holder = owner === own || isReceiver ? unit : others.police.unit;
    return {
      relation,
      unit,
      people,
      others,
      case: made,
      referral,
      consentToDesk: consent.id,
      notificationId: await this.notice(holder, referral),
      importId: await this.importOf(holder, owner),
      documentId,
      tellings: {
        ...events,
        core: [made.id, made.number, person.alias, ...events.core],
        identity: [person.givenName, person.familyName, person.phone, documentId, ...events.identity],
        exploitation: ['"form":"domestic-servitude"', ...events.exploitation],
        words: [need],
        referral: [referral.id],
      },
      guard: builders.guard,
      builders,
    };
  }

  /** One event of each category in the case's timeline, so that every compartment has something to give away. */
  private async eventOfEachCategory(made: Case): Promise<Record<Category, readonly string[]>> {
    const ids = Object.fromEntries(allCategories.map((category) => [category, randomUUID()])) as Record<Category, string>;
    await this.builders.guard.query(
      `insert into timeline_event (id, case_id, kind, category, unit_id) select e.id, $1, 'case-changed', e.bit, $2
         from unnest($3::uuid[], $4::int[]) as e (id, bit)`,
      [made.id, made.owner.unit.id, allCategories.map((category) => ids[category]), allCategories.map((category) => maskOf(category))],
    );
    return Object.fromEntries(allCategories.map((category) => [category, [ids[category]]])) as unknown as Record<Category, string[]>;
  }

  private async sealToOthers(made: Case): Promise<void> {
    const seal = randomUUID();
    const { police, desk: taker } = this.others;
    await this.builders.guard.query(`insert into case_seal (id, case_id, reason, sealed_by) values ($1, $2, 'other', $3)`, [
      seal,
      made.id,
      police.id,
    ]);
    await this.builders.guard.query(
      `insert into case_seal_name (seal_id, case_id, user_id, named_by) select $1, $2, u, $3 from unnest($4::uuid[]) u`,
      [seal, made.id, police.id, [police.id, taker.id]],
    );
  }

  private async photographOf(made: Case): Promise<string> {
    const id = randomUUID();
    await this.builders.guard.query(
      `insert into document (id, case_id, unit_id, type, category, media_type, size_bytes, recorded_by) values ($1, $2, $3, 'photo', $4, 'image/jpeg', 1, $5)`,
      [id, made.id, made.owner.unit.id, maskOf('identity'), made.owner.id],
    );
    return id;
  }

  private async breakGlass(made: Case): Promise<void> {
    for (const user of this.people.values()) {
      const grant = randomUUID();
      await this.builders.guard.query(
        `insert into case_grant (id, case_id, unit_id, user_id, basis, read_mask, write_mask, ends_at, opened_by)
         values ($1, $2, $3, $4, 'break-glass', $5, 0, now() + interval '4 hours', $4)`,
        [grant, made.id, this.unit.id, user.id, maskOf('core', 'identity', 'risk')],
      );
      await this.builders.guard.query(
        `insert into break_glass (id, case_id, user_id, unit_id, ground, status, read_mask, reason_ct, opened_at, ends_at, grant_id, review_due_at)
         values (gen_random_uuid(), $1, $2, $3, 'vital-interest', 'open', 11, 'x', now(), now() + interval '4 hours', $4, now() + interval '3 days')`,
        [made.id, user.id, this.unit.id, grant],
      );
      await this.builders.guard.query('select guard.rebuild_access($1, $2)', [user.id, made.id]);
    }
  }

  private async notice(to: Unit, about: Referral): Promise<string> {
    const id = randomUUID();
    await this.builders.guard.query(`insert into notification (id, unit_id, kind, referral_id) values ($1, $2, 'referral-arrived', $3)`, [
      id,
      to.id,
      about.id,
    ]);
    return id;
  }

  private async importOf(unit: Unit, by: User): Promise<string> {
    const id = randomUUID();
    await this.builders.guard.query(
      `insert into import_file (id, unit_id, file_hash, format, rows, started_by) values ($1, $2, $3, 'uk-nrm-csv', 100, $4)`,
      [id, unit.id, randomBytes(32), by.id],
    );
    return id;
  }
}

/** A unit that takes referrals of a woman for a place. */
async function desk(builders: Builders): Promise<Unit> {
  const unit = await builders.aUnit({ kind: 'placement-desk' });
  await builders.guard.query(
    `insert into unit_service (unit_id, service, person_category, free_places)
     select $1, s, 'women', 'some' from unnest(array['shelter', 'medical']) s`,
    [unit.id],
  );
  await builders.guard.query('update unit set refers_in = true where id = $1', [unit.id]);
  return unit;
}
