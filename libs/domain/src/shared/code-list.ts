/**
 * A code list, written once: its type, its validator, its options and its message keys all come from here, and a test
 * holds each list against the CHECK constraint of the column that stores it.
 */
export interface CodeList<C extends string> {
  /** The list's name: the prefix of its message keys (`<name>.<code>`). */
  readonly name: string;
  readonly codes: readonly C[];
  /** True for a member of the list; never coerces. */
  has(value: unknown): value is C;
}

/** The code type of a list: `type Sex = CodeOf<typeof sexes>`. */
export type CodeOf<L> = L extends CodeList<infer C> ? C : never;

// Builders may leave out lists that nobody on a page uses.
/* @__NO_SIDE_EFFECTS__ */
export function codeList<const C extends string>(name: string, codes: readonly C[]): CodeList<C> {
  const members = new Set<string>(codes);
  return {
    name,
    codes,
    has: (value): value is C => typeof value === 'string' && members.has(value),
  };
}
