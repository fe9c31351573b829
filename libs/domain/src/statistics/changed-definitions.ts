import type { IsoDate } from '../shared/partial-date';
import type { LocalName } from '../shared/route';
import type { Computation, MeasureDeclaration } from './measure';

/** A definition that was changed: what it now says, by which rule, and from which month on. The name, the unit and the source stay. */
export interface ChangedDefinition {
  readonly id: string;
  /** First day of the first month that it holds for; what lies before is answered by the version before alone. */
  readonly since: IsoDate;
  readonly definition: LocalName;
  readonly computed: Computation;
}

/** Every change there was, the oldest first; the committee has changed none yet. */
export const changedDefinitions: readonly ChangedDefinition[] = [];

/**
 * Each measure followed by its later versions. The one before stays, with its own cells, answers and releases.
 * @throws Error where a change is of no measure, or does not come after the version before it
 */
export function withChanges(first: readonly MeasureDeclaration[], changes: readonly ChangedDefinition[]): MeasureDeclaration[] {
  const strange = changes.find(({ id }) => !first.some((measure) => measure.id === id));
  if (strange !== undefined) throw new Error(`a changed definition of no measure: ${strange.id}`);
  return first.flatMap((measure) =>
    changes
      .filter(({ id }) => id === measure.id)
      .reduce<MeasureDeclaration[]>(
        (versions, { since, definition, computed }) => {
          const before = versions.at(-1)!;
          if (since <= before.since) throw new Error(`a definition of ${measure.id} that comes before the one it changes`);
          return [...versions, { ...before, version: before.version + 1, since, definition, computed }];
        },
        [measure],
      ),
  );
}
