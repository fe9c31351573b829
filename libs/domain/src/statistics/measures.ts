import measuresData from '../reference/measures.json';
import kurdishTexts from '../reference/measure-texts.ckb.json';
import type { Measure } from '../reference/types';
import type { IsoDate } from '../shared/partial-date';
import { caseMeasures } from './case-measures';
import { changedDefinitions, withChanges } from './changed-definitions';
import type { DimensionId } from './codes';
import { custodyMeasures } from './custody-measures';
import type { Dimension } from './dimensions';
import { partOf, type PartOf } from './kinship';
import { furtherMeasures } from './further-measures';
import { besideOf, lacksOf, type MeasureLack } from './measure-lacks';
import type { MeasureDeclaration } from './measure';

/** The strategy's first month (plan 2023–2026): nothing was collected before. */
export const collectedSince: IsoDate = '2023-01-01';

/** The words of the committee's list, of a measure or of all, for our dimensions; what is not here is called the same. */
const offeredAs: Readonly<Record<string, DimensionId | undefined>> = {
  governorate: 'region',
  'nationality-group': 'citizenship',
  'form-of-exploitation': 'form',
  'detection-channel': 'channel',
  agency: 'agency-kind',
  'service-type': 'service',
  'legal-aid-provided service-type': 'kind',
  'identification-status': 'status',
  'shelter-category': 'kind',
  'report-type': 'kind',
  setting: 'kind',
  direction: 'kind',
  'holder-kind': 'kind',
  'beneficiary-kind': 'kind',
  'support-kind': 'kind',
  'award-source': 'kind',
  'sentence-type': 'kind',
  'property-kind': 'kind',
  'closing-reason': 'outcome',
  'destination-country': 'destination',
};

const kurdish: Readonly<Record<string, { readonly name: string; readonly definition: string } | undefined>> = kurdishTexts;

/** @throws Error where the committee asks for a dimension that is neither offered nor said to be lacking */
function lacking(id: string, asked: readonly string[], offered: readonly Dimension[]): MeasureLack[] {
  const isOffered = (one: string): boolean =>
    offered.some((dimension) => dimension.id === (offeredAs[`${id} ${one}`] ?? offeredAs[one] ?? one));
  const reasons = asked
    .filter((one) => !isOffered(one))
    .map((one) => {
      const reason = lacksOf[id]?.[one];
      if (reason === undefined) throw new Error(`the measure ${id} is not told apart by ${one}, and says no reason`);
      return reason;
    });
  return reasons.filter((reason) => reason !== 'beside');
}

function declared(measure: Measure): MeasureDeclaration {
  const { id, source, unit, dimensions, nameAr, nameEn, definition, definitionAr } = measure;
  const computed = source === 'case-data' ? (caseMeasures[id] ?? 'no-record') : (custodyMeasures[id] ?? 'monthly-report');
  const words = kurdish[id];
  if (words === undefined) throw new Error(`the measure ${id} has no Kurdish words`);
  return {
    id,
    version: 1,
    since: collectedSince,
    source,
    unit,
    name: { ar: nameAr, ckb: words.name, en: nameEn },
    definition: { ar: definitionAr, ckb: words.definition, en: definition },
    computed,
    lacks: typeof computed === 'string' ? [] : lacking(id, dimensions, computed.dimensions),
    beside: besideOf[id] ?? [],
  };
}

/**
 * Every measure of the committee's list, in its order and in each of its versions, then those that the standard tables need besides. A
 * definition that changes is a line of `changedDefinitions`; the one before stays, and its figures can be asked for by its number.
 */
export const declaredMeasures: readonly MeasureDeclaration[] = withChanges(
  [
    ...(measuresData as readonly Measure[]).map(declared),
    ...furtherMeasures.map(
      (measure): MeasureDeclaration => ({ ...measure, version: 1, since: collectedSince, source: 'case-data', lacks: [], beside: [] }),
    ),
  ],
  changedDefinitions,
);

/** A measure by its id: the version asked for, or the newest; undefined where there is none. */
export function measureOf(id: string, version?: number): MeasureDeclaration | undefined {
  const versions = declaredMeasures.filter((measure) => measure.id === id);
  return version === undefined ? versions.at(-1) : versions.find((measure) => measure.version === version);
}

/** The measure of which another counts one sensitive category; null where it is no such part. */
export const partOfMeasure = (measure: Pick<MeasureDeclaration, 'id' | 'computed'>): PartOf | null => partOf(measure, declaredMeasures);

/** What a measure tells of everybody it counts that is sensitive, `form=begging`; nothing of most. */
export function toldOfAll(measure: Pick<MeasureDeclaration, 'id' | 'computed'>): string[] {
  const part = partOfMeasure(measure);
  return part === null ? [] : [`${part.dimension}=${part.category}`];
}
