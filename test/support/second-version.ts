import { withChanges, type ChangedDefinition, type Computation, type MeasureDeclaration } from '@himaya/domain';
import { declaredMeasures, measureOf } from '@himaya/domain/reference';

const prosecutions = measureOf('prosecutions')!;

/**
 * An invented second definition of a measure, planted before the API reads its rules: it is imported before `@himaya/api/testing`. By it whoever
 * was arrested counts too.
 */
export const changedOnce: ChangedDefinition = {
  id: prosecutions.id,
  since: '2024-01-01',
  definition: { ar: 'تعريف مخترع', ckb: 'پێناسەیەکی داهێنراو', en: 'An invented definition' },
  computed: { ...(prosecutions.computed as Computation), kinds: ['arrest', 'prosecution'] },
};

(declaredMeasures as MeasureDeclaration[]).splice(declaredMeasures.indexOf(prosecutions), 1, ...withChanges([prosecutions], [changedOnce]));
