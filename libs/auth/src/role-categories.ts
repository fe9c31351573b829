import {
  categories,
  maskOf,
  type Category,
  type CategoryMask,
  type CategoryMasks,
  type DerivedFactKind,
  type DerivedHolds,
  type Role,
} from '@himaya/domain';

/**
 * What a role may hold of a category at most: `m` read and write, `c` write its own records only, `r` read when granted,
 * a word of the matrix (attended, status …) that one derived fact and never the records, `never`.
 */
export type Hold = 'm' | 'c' | 'r' | 'never' | DerivedFactKind;

export type CategoryRow = Readonly<Record<Category, Hold>>;

const nothing: CategoryRow = {
  core: 'never',
  identity: 'never',
  exploitation: 'never',
  risk: 'never',
  health: 'never',
  psychosocial: 'never',
  shelter: 'never',
  legal: 'never',
  proceedings: 'never',
  repatriation: 'never',
  reintegration: 'never',
  family: 'never',
  notes: 'never',
};

const police: CategoryRow = {
  core: 'm',
  identity: 'm',
  exploitation: 'm',
  risk: 'm',
  health: 'attended',
  psychosocial: 'attended',
  shelter: 'never',
  legal: 'never',
  proceedings: 'm',
  repatriation: 'status',
  reintegration: 'never',
  family: 'm',
  notes: 'm',
};

const shelter: CategoryRow = {
  core: 'm',
  identity: 'm',
  exploitation: 'c',
  risk: 'm',
  health: 'attended',
  psychosocial: 'c',
  shelter: 'm',
  legal: 'status',
  proceedings: 'status',
  repatriation: 'r',
  reintegration: 'm',
  family: 'm',
  notes: 'm',
};

/** Roles × categories: the ceiling of domain.md section 4. Grant ∩ ceiling is what a request gets. */
export const roleCategories: Readonly<Record<Role, CategoryRow>> = {
  'frontline-reporter': nothing,
  'police-officer': police,
  'police-supervisor': police,
  'case-coordinator': {
    core: 'm',
    identity: 'r',
    exploitation: 'never',
    risk: 'r',
    health: 'status',
    psychosocial: 'status',
    shelter: 'status',
    legal: 'status',
    proceedings: 'status',
    repatriation: 'status',
    reintegration: 'status',
    family: 'm',
    notes: 'm',
  },
  'shelter-caseworker': shelter,
  'shelter-manager': shelter,
  'health-provider': { ...nothing, core: 'r', identity: 'r', risk: 'r', health: 'm', psychosocial: 'm', notes: 'm' },
  'legal-aid-provider': {
    ...nothing,
    core: 'r',
    identity: 'r',
    exploitation: 'r',
    risk: 'r',
    legal: 'm',
    proceedings: 'r',
    repatriation: 'r',
    family: 'r',
    notes: 'm',
  },
  'interpreter-coordinator': { ...nothing, core: 'r' },
  'court-liaison': { ...nothing, core: 'r', identity: 'r', exploitation: 'r', proceedings: 'm', notes: 'm' },
  'repatriation-officer': {
    ...nothing,
    core: 'r',
    identity: 'm',
    risk: 'r',
    health: 'fit-to-travel',
    shelter: 'pick-up-point',
    repatriation: 'm',
    family: 'r',
    notes: 'm',
  },
  'residence-liaison': { ...nothing, core: 'r', repatriation: 'c' },
  'reintegration-officer': {
    ...nothing,
    core: 'r',
    identity: 'r',
    risk: 'r',
    reintegration: 'm',
    family: 'r',
    notes: 'm',
  },
  'agency-focal-point': nothing,
  'secretariat-analyst': nothing,
  'external-evaluator': nothing,
  'committee-chair': nothing,
  'data-protection-officer': nothing,
  'agency-admin': nothing,
  'system-admin': nothing,
};

/** Which of the two bits each hold sets. */
const bitsOfHold: Readonly<Record<Hold, { readonly read: boolean; readonly write: boolean }>> = {
  m: { read: true, write: true },
  c: { read: false, write: true },
  r: { read: true, write: false },
  attended: { read: false, write: false },
  status: { read: false, write: false },
  'fit-to-travel': { read: false, write: false },
  'pick-up-point': { read: false, write: false },
  never: { read: false, write: false },
};

/** The most these roles together may hold of any case: the union of their rows. */
export function ceilingOf(held: readonly Role[]): CategoryMasks {
  return { read: maskWhere(held, 'read'), write: maskWhere(held, 'write') };
}

/** What a request gets of a case: the grant under the roles' ceiling. */
export function permittedCategories(held: readonly Role[], grant: CategoryMasks): CategoryMasks {
  const ceiling = ceilingOf(held);
  return { read: grant.read & ceiling.read, write: grant.write & ceiling.write };
}

/** The fuller words first: where two roles of an account hold different ones, the first of these is told. */
const derivedWords = ['attended', 'status', 'fit-to-travel', 'pick-up-point'] as const satisfies readonly DerivedFactKind[];

/** Categories of which these roles may know a derived fact, and none of them reads more; each with its word. */
export function derivedOf(held: readonly Role[]): DerivedHolds {
  const { read } = ceilingOf(held);
  return categories.codes
    .filter((category) => (read & maskOf(category)) === 0)
    .flatMap((category) => {
      const words = derivedWords.filter((word) => held.some((role) => roleCategories[role][category] === word));
      return words.filter((word) => word === words[0] || word === 'fit-to-travel').map((word) => [category, word] as const);
    });
}

function maskWhere(held: readonly Role[], bit: 'read' | 'write'): CategoryMask {
  return maskOf(...categories.codes.filter((category) => held.some((role) => bitsOfHold[roleCategories[role][category]][bit])));
}
