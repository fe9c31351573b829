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
import type { MeasureDeclaration } from './measure';

/** The strategy's first month (plan 2023–2026): nothing was collected before. */
export const collectedSince: IsoDate = '2023-01-01';

/** The words of the committee's list for our dimensions; what is not here is called the same. */
const offeredAs: Readonly<Record<string, DimensionId>> = {
  governorate: 'region',
  sex: 'sex',
  'age-group': 'age-group',
  'nationality-group': 'citizenship',
  'form-of-exploitation': 'form',
  'detection-channel': 'channel',
  agency: 'agency-kind',
  'service-type': 'service',
  'identification-status': 'status',
  'shelter-category': 'kind',
  'report-type': 'kind',
  setting: 'kind',
  direction: 'kind',
  'holder-kind': 'kind',
  returned: 'confirmed',
  'beneficiary-kind': 'kind',
  'support-kind': 'kind',
  'award-source': 'kind',
  'sentence-type': 'kind',
  'property-kind': 'kind',
  'closing-reason': 'outcome',
  outcome: 'outcome',
  'destination-country': 'destination',
  language: 'language',
  court: 'court',
  confirmed: 'confirmed',
  paid: 'confirmed',
};

const kurdish: Readonly<Record<string, { readonly name: string; readonly definition: string } | undefined>> = kurdishTexts;

function declared(measure: Measure): MeasureDeclaration {
  const { id, source, unit, dimensions, nameAr, nameEn, definition, definitionAr } = measure;
  const computed = source === 'case-data' ? (caseMeasures[id] ?? 'no-record') : (custodyMeasures[id] ?? 'monthly-report');
  const offered: readonly Dimension[] = typeof computed === 'string' ? [] : computed.dimensions;
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
    notOffered: dimensions.filter((one) => !offered.some((dimension) => dimension.id === offeredAs[one])),
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
      (measure): MeasureDeclaration => ({ ...measure, version: 1, since: collectedSince, source: 'case-data', notOffered: [] }),
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
