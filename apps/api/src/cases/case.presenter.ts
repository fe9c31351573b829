import { derivedOf, permitted, type GrantMasks } from '@himaya/auth';
import {
  categoriesIn,
  derivedFacts,
  fieldMaskOf,
  fieldsIn,
  fieldsOf,
  journeyFor,
  journeyOf,
  maskOf,
  type CaseListItem,
  type CaseView,
  type CategoryMask,
  type CaseAccessView,
  type DerivedHolds,
  type ExploitationView,
  type FieldMask,
  type PacketField,
  type PersonView,
  type UnitRef,
  type ReturnOnCase,
} from '@himaya/domain';
import type { Actor } from '../platform/auth/actor';
import type { DataKey } from '../platform/vault/vault';
import type { CaseListRow, CaseRow } from './case.store';

/** What this reader holds of the case: the grants under the ceiling of their roles, field by field. */
export function heldBy(actor: Actor, row: Pick<CaseRow, 'readMask' | 'writeMask' | 'fieldMask'>): GrantMasks {
  return permitted(actor.roles, { read: row.readMask, write: row.writeMask, fields: row.fieldMask });
}

/** Is this field of the case this reader's? */
export function opensField(actor: Actor, row: CaseRow, field: PacketField): boolean {
  return (heldBy(actor, row).fields & fieldMaskOf(field)) !== 0;
}

/** Which categories and fields a view shows. */
export interface Shown {
  readonly read: CategoryMask;
  readonly fields: FieldMask;
}

/** The case as this reader may see it; `only` narrows it to a packet. */
export function caseView(key: DataKey, actor: Actor, row: CaseRow, responsibleUnit: UnitRef, only?: Shown): CaseView {
  const held = heldBy(actor, row);
  const read = held.read & (only?.read ?? ~0);
  const shown = { read, fields: held.fields & fieldsOf(read) & (only?.fields ?? ~0) };
  const access = {
    read: categoriesIn(shown.read),
    fields: fieldsIn(shown.fields),
    write: categoriesIn(held.write),
    bases: row.bases,
    until: row.validTo?.toISOString() ?? null,
  };
  return { ...caseFields(key, row, responsibleUnit, shown, access), derived: derivedFacts(row, derivedFor(actor, row, shown.read)) };
}

/**
 * The case field by field, by category, but for the derived facts; a category or field that is not shown leaves no key behind.
 * @param key the case's own
 */
export function caseFields(
  key: DataKey,
  row: CaseRow,
  responsibleUnit: UnitRef,
  shown: Shown,
  access: CaseAccessView,
): Omit<CaseView, 'derived'> {
  const { read } = shown;
  return {
    id: row.id,
    number: row.number,
    version: row.version,
    status: row.status,
    sealed: row.sealed,
    identificationStatus: row.identificationStatus,
    governorate: row.governorate,
    foundAt: row.foundAt,
    foundAtPrecision: row.foundAtPrecision,
    foundBy: row.foundBy,
    specialNeeds: row.specialNeeds,
    safeContact: row.safeContact,
    openedAt: row.openedAt.toISOString(),
    rightsExplainedOn: row.rightsExplainedOn,
    erasedAt: row.erasedAt?.toISOString() ?? null,
    responsibleUnit,
    person: personView(key, row, shown),
    journey: journeyFor(
      journeyOf({
        openedAt: row.openedAt.toISOString(),
        identification: { status: row.identificationStatus, since: row.identificationSince.toISOString() },
        referrals: row.referrals,
        needs: row.needs,
        placements: row.placements,
        abroad: row.abroad,
      }),
      read,
    ),
    access,
    ...(hasField(shown, 'exploitation-forms') ? { exploitation: exploitationView(row, shown) } : {}),
    ...(row.safeguards === null ? {} : { safeguards: row.safeguards }),
    ...(row.missing === null ? {} : { missing: row.missing }),
    ...(row.returning === null || (read & maskOf('repatriation')) === 0 ? {} : { returning: returnOnCase(row.returning) }),
  };
}

/** The words of the roles' columns, with the own unit's statement where it reads health. Broken glass opens three categories, and no word of others. */
export function derivedFor(actor: Actor, row: CaseRow, read: CategoryMask): DerivedHolds {
  if (row.bases.every((basis) => basis === 'break-glass')) return [];
  const own = (read & maskOf('health')) !== 0 && row.travelFitness !== null;
  return [...derivedOf(actor.roles), ...(own ? ([['health', 'fit-to-travel']] as const) : [])];
}

/** Each field by its name: no word, name or place of the return is among them. */
const returnOnCase = ({ status, since, steps }: ReturnOnCase): ReturnOnCase => ({
  status,
  since,
  steps: steps.map(({ step, on }) => ({ step, on })),
});

export function caseListItem(key: DataKey, row: CaseListRow): CaseListItem {
  return {
    id: row.id,
    number: row.number,
    version: row.version,
    status: row.status,
    identificationStatus: row.identificationStatus,
    governorate: row.governorate,
    person: { alias: key.open('case_record.alias', row.aliasCt) ?? '', sex: row.sex, ageBand: row.ageBand },
    openedAt: row.openedAt.toISOString(),
    erased: key.erased,
    lastActivityAt: row.lastActivity.toISOString(),
    missing: row.missing,
  };
}

function personView(key: DataKey, row: CaseRow, shown: Shown): PersonView {
  const core = {
    alias: key.open('case_record.alias', row.aliasCt) ?? '',
    sex: row.sex,
    ageBand: row.ageBand,
    languages: row.languages,
  };
  if (!row.hasIdentity) return core;
  return {
    ...core,
    ...(hasField(shown, 'identity-name')
      ? {
          givenName: key.open('person_identity.given_name', row.givenNameCt),
          familyName: key.open('person_identity.family_name', row.familyNameCt),
        }
      : {}),
    ...(hasField(shown, 'identity-age')
      ? {
          birthDate: key.open('person_identity.birth_date', row.birthDateCt),
          birthDatePrecision: row.birthDatePrecision,
          ageYears: row.ageYears,
        }
      : {}),
    ...(hasField(shown, 'identity-nationality') ? { nationality: row.nationality } : {}),
    ...(hasField(shown, 'identity-phone') ? { phone: key.open('person_identity.phone', row.phoneCt) } : {}),
  };
}

function exploitationView({ exploitation }: CaseRow, shown: Shown): ExploitationView[] {
  return exploitation.map(({ form, acts, means }) => ({ form, ...(hasField(shown, 'exploitation-means') ? { acts, means } : {}) }));
}

function hasField({ fields }: Shown, field: PacketField): boolean {
  return (fields & fieldMaskOf(field)) !== 0;
}
