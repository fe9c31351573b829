import {
  documentFieldOf,
  fieldMaskOf,
  fieldsOf,
  maskOf,
  nameableCategories,
  roles,
  sealedDocumentCategories,
  type Category,
  type CategoryMask,
  type CategoryMasks,
  type FieldMask,
  type Role,
  type UnitId,
  type UnitKind,
} from '@himaya/domain';
import { ceilingOf, permittedCategories } from './role-categories';
import { roleRules } from './role-rules';

/** What a holder's live grants open: categories, and of those that a packet brought the chosen fields. */
export interface GrantMasks extends CategoryMasks {
  readonly fields: FieldMask;
}

/** What a request gets of a case, field by field: the grants under the roles' ceiling. */
export function permitted(held: readonly Role[], grant: GrantMasks): GrantMasks {
  const { read, write } = permittedCategories(held, grant);
  return { read, write, fields: grant.fields & fieldsOf(read) };
}

/** The roles that can be held at a unit of this kind. */
export function rolesAt(kind: UnitKind): Role[] {
  return roles.codes.filter((role) => roleRules[role].units.includes(kind));
}

/** The most that anybody at a unit of this kind may ever read: no packet sent there carries more. */
export function receiverCeiling(kind: UnitKind): CategoryMask {
  return ceilingOf(rolesAt(kind)).read;
}

/** A document as the wall asks about it. */
export interface WalledDocument {
  readonly category: Category;
  /** The unit that wrote it. */
  readonly unitId: UnitId;
  /** A live packet to the reader's unit names it, under a consent that stands. */
  readonly named: boolean;
}

/**
 * May this reader open this document? An open category with its documents; of what is sealed to its writer, the writer's own; and a sealed record
 * that a packet names, whatever else of its category is open. The role's ceiling stands over all three.
 */
export function readsDocument(
  reader: { readonly roles: readonly Role[]; readonly unitId: UnitId },
  grant: GrantMasks,
  { category, unitId, named }: WalledDocument,
): boolean {
  const { read, fields } = permitted(reader.roles, grant);
  const mask = maskOf(category);
  if (named && nameableCategories.includes(category) && (ceilingOf(reader.roles).read & mask) !== 0) return true;
  if ((read & mask) === 0) return false;
  if (sealedDocumentCategories.includes(category)) return unitId === reader.unitId;
  const field = documentFieldOf[category];
  return field !== undefined && (fields & fieldMaskOf(field)) !== 0;
}
