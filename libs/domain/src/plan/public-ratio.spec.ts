import { publicRatio } from './public-ratio';
import type { PlanActivityView } from './types';

type Facts = Parameters<typeof publicRatio>[0];
const measured = (unit: string): PlanActivityView['measures'] => [{ unit } as PlanActivityView['measures'][number]];
const published = { release: 'r' } as PlanActivityView['released'];

it.each<[string, Facts, ReturnType<typeof publicRatio>]>([
  ['seven of twenty people', { ratio: 0.35, target: 20, measures: measured('persons'), released: null }, 'under-way'],
  ['all of twenty people', { ratio: 1.2, target: 20, measures: measured('persons'), released: null }, 1],
  ['seven of fifty people', { ratio: 0.14, target: 50, measures: measured('persons'), released: null }, 0.14],
  ['seven of twenty courses', { ratio: 0.35, target: 20, measures: measured('courses'), released: null }, 0.35],
  ['a published figure of people', { ratio: 0.5, target: 40, measures: measured('persons'), released: published }, 0.5],
  ['no ratio', { ratio: null, target: 20, measures: measured('persons'), released: null }, null],
])('tells the public of %s no count', (_, facts, told) => {
  expect(publicRatio(facts)).toBe(told);
});
