import { codeList, type CodeOf } from '../shared/code-list';

/** Why a measure is not told apart by something that the committee's list names; the words say it in full. */
export const measureLacks = codeList('measure-lack', [
  'crossing-point',
  'citizenship-of-reports',
  'one-inspection',
  'all-children',
  'one-count',
]);
export type MeasureLack = CodeOf<typeof measureLacks>;

/** By measure and the committee's word: why not, or that a measure beside it tells it. */
export const lacksOf: Readonly<Record<string, Readonly<Record<string, MeasureLack | 'beside'>> | undefined>> = {
  'transport-staff-detections': { 'crossing-point': 'crossing-point' },
  'labour-cases-screened': { 'nationality-group': 'citizenship-of-reports', agency: 'one-inspection' },
  'labour-cases-forwarded': { 'nationality-group': 'citizenship-of-reports' },
  'compensation-amount': { paid: 'beside' },
  'child-victims-returned-to-school': { 'age-group': 'all-children' },
  convictions: { outcome: 'beside' },
  'juvenile-detainees': { governorate: 'one-count' },
  'juveniles-convicted': { governorate: 'one-count' },
  'convicts-by-sex': { governorate: 'one-count' },
};

/** What a definition says is shown beside a measure, or apart from it: measures that tell it. */
export const besideOf: Readonly<Record<string, readonly string[] | undefined>> = {
  'free-treatments-provided': ['charged-treatments'],
  'compensation-amount': ['compensation-paid'],
  prosecutions: ['investigations-opened'],
  convictions: ['verdicts'],
};
