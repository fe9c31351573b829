import type { Category, Role } from '@himaya/domain';
import { allCategories, mayRead, mayWrite } from './oracle-table';
import type { Relation } from './relations';

/** What a request is told: allowed, or the refusal as `status code`. */
export type Verdict = 'allowed' | `${number} ${string}`;

/** What an answer may give away; `words` are the referral's free text, `referral` that it is there. */
export type Telling = Category | 'words' | 'referral';

/** Somebody of a role, standing in a relation to a case, with what that comes to. */
export interface Asker {
  readonly role: Role;
  readonly relation: Relation;
}

/** The packet of the accepted referral that the walk is made with; its service is shelter. */
export const packet: readonly Category[] = ['core', 'identity', 'exploitation'];
const ownOfService: Category = 'shelter';

/** domain.md section 4, "Access": which categories the relation opens, before the role's ceiling. */
export function granted(relation: Relation): { readonly read: readonly Category[]; readonly write: readonly Category[] } {
  switch (relation) {
    case 'owner':
      return { read: allCategories, write: allCategories };
    case 'accepted':
      return { read: [...packet, ownOfService], write: [ownOfService] };
    case 'completed':
      return { read: [...packet, ownOfService], write: [] };
    case 'break-glass':
      return { read: ['core', 'identity', 'risk'], write: [] };
    case 'pending':
    case 'ended':
    case 'stranger':
    case 'barred':
    case 'sealed':
      return { read: [], write: [] };
  }
}

/** Grant ∩ ceiling is what a request gets. */
export const reads = ({ role, relation }: Asker): readonly Category[] =>
  granted(relation).read.filter((category) => mayRead(role, category));
export const writes = ({ role, relation }: Asker): readonly Category[] =>
  granted(relation).write.filter((category) => mayWrite(role, category));

/** Which end of the case's referral the unit stands at; the unit of a barred or unnamed user is one too, but not they. */
export function sideOf(relation: Relation): 'sender' | 'receiver' | null {
  if (relation === 'owner') return 'sender';
  return ['pending', 'accepted', 'completed', 'ended'].includes(relation) ? 'receiver' : null;
}

/** The free-text need is the sender's, and the receiver's while acceptance gives it the case. */
export const readsWords = (asker: Asker): boolean =>
  sideOf(asker.relation) === 'sender' || (sideOf(asker.relation) !== null && seesCase(asker));

/** The statuses in which the walk keeps the referral of each relation. */
const statusesOf = (relation: Relation): readonly string[] => {
  switch (relation) {
    case 'pending':
      return ['received', 'requested'];
    case 'accepted':
      return ['in-progress', 'accepted', 'on-hold'];
    case 'completed':
      return ['completed'];
    case 'ended':
      return ['cancelled'];
    default:
      return ['requested', 'draft', 'received', 'accepted', 'in-progress', 'on-hold'];
  }
};

/** The status a referral stands in when a step is tried: the one asked for, where the relation knows it. */
export const statusAt = (relation: Relation, asked: string | undefined): string => {
  const known = statusesOf(relation);
  return asked !== undefined && known.includes(asked) ? asked : known[0]!;
};

/** Whether the case is there for them at all. */
export const seesCase = (asker: Asker): boolean => reads(asker).includes('core');
