import { gone, noAmendments, type Amended } from '../seal/amendment';
import { idBytes, idOfLeaf, leafBytes, leafOf, millisOf, type TrailLine } from '../seal/canonical-line';
import type { Seal } from '../seal/seal-record';

/** The first line that is not as it was sealed, and what is wrong with it. */
export interface BrokenLine {
  readonly line: string;
  readonly what: string;
}

/** Clocks are set back and forth by a little; further than this from its transaction's time no honest line lies. */
const tolerance = 60_000;

/** The leaves of a seal, one a line. */
export function leavesOf({ leaves }: Pick<Seal, 'leaves'>): Buffer[] {
  return Array.from({ length: leaves.length / leafBytes }, (_, n) => leaves.subarray(n * leafBytes, (n + 1) * leafBytes));
}

/**
 * Holds the lines found in a seal's range, in their order, against the seal.
 * @param before the seal before, whose time no line of a younger transaction can precede; null for the first
 * @param lines at least one more than the seal has, where there are more
 * @param amended what is left of lines that were let go since
 */
export function compareLines(
  seal: Seal,
  before: Seal | null,
  lines: readonly TrailLine[],
  amended: Amended = noAmendments,
): BrokenLine | null {
  const leaves = leavesOf(seal);
  const sealed = new Set(leaves.map(idOfLeaf));
  const found = new Map(lines.map((line) => [line.id, line]));
  let place = 0;
  for (const [n, leaf] of leaves.entries()) {
    const number = String(BigInt(seal.firstLine) + BigInt(n));
    const id = idOfLeaf(leaf);
    const left = amended.get(id);
    const line = lines[place];
    if (line !== undefined && !sealed.has(line.id))
      return { line: number, what: `a line was inserted before it: ${line.id}, dated ${line.at}` };
    const own = found.get(id);
    if (own === undefined) {
      if (left?.has(gone)) continue;
      return { line: number, what: `it was deleted: ${id}` };
    }
    place += 1;
    const now = leafOf(own);
    if (!now.equals(leaf) && !left?.has(now.toString('hex', idBytes)))
      return { line: number, what: `it was changed: ${id}, dated ${own.at}` };
    const odd = oddTime(own, seal, before);
    if (odd !== null) return { line: number, what: `${odd}: ${id}, dated ${own.at}` };
  }
  const extra = lines[place];
  return extra === undefined ? null : { line: seal.lastLine, what: `a line was inserted after it: ${extra.id}, dated ${extra.at}` };
}

/** A line whose date its transaction cannot have had: written by hand, with a date of choice. */
function oddTime(line: TrailLine, seal: Seal, before: Seal | null): string | null {
  if (millisOf(line.at) > millisOf(seal.at) + tolerance) return 'it is dated after the seal that covers it';
  const young = before !== null && BigInt(line.xact) >= BigInt(before.nextXact);
  return young && millisOf(line.at) < millisOf(before.at) - tolerance ? 'it is dated before its transaction began' : null;
}
