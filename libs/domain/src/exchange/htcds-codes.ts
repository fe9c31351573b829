import type { ExploitationForm, Means, Sex } from '../cases/codes';
import type { IdentificationStatus } from '../identification/codes';

/** The tables below hold our code for each of the standard's (a test holds them against its lists); null where we have none. */
export const sexOfGender: Readonly<Record<string, Sex>> = {
  Feminine: 'female',
  Masculine: 'male',
  TransgenderFeminine: 'other',
  TransgenderMasculine: 'other',
  NonConforming: 'other',
  NonSpecifiedUnknown: 'unknown',
};

export const identificationOfStatus: Readonly<Record<string, IdentificationStatus>> = {
  PossibleVictimOfTrafficking: 'presumed',
  ActualVictimOfTrafficking: 'confirmed',
  NotAVictimOfTrafficking: 'not-confirmed',
};

/** Control over the person read as the means of Law 28/2012 art. 1; control that fits none of force, threat or deceit is coercion. */
export const meansOfControl: Readonly<Record<string, Means | null>> = {
  PhysicalThreats: 'threat',
  ThreatsLawEnforcement: 'threat',
  ThreatensChildrenFamily: 'threat',
  DebtBondage: 'coercion',
  FalsePromises: 'deception',
  PhysicalAbuse: 'force',
  SexualAbuse: 'force',
  TakesEarnings: 'coercion',
  RestrictsFinancialAccess: 'coercion',
  RestrictsMedicalCare: 'coercion',
  WithholdsNecessities: 'coercion',
  PsychologicalAbuse: 'coercion',
  PsychoactiveSubstance: 'coercion',
  ExcessiveWorkingHours: 'coercion',
  WithholdsDocuments: 'coercion',
  Other: null,
};

/** `ForcedMilitaryByNonStateActors` is child soldiering of a child only: `htcds.ts` decides it by age. */
export const formOfExploitation: Readonly<Record<string, ExploitationForm>> = {
  ForcedLabour: 'forced-labour',
  SexualExploitation: 'sexual-exploitation',
  ChildLabour: 'child-labour',
  ForcedMarriage: 'forced-marriage',
  Servitude: 'servitude',
  ForcedMilitaryByNonStateActors: 'other',
  OrganRemoval: 'organ-removal',
  ForcedBegging: 'begging',
  ForcedAdoption: 'illegal-adoption',
  Surrogacy: 'other',
  Other: 'other',
};

/** Choices whose meaning our code keeps only in part; a row that has one is imported and noted. */
export const coarser: ReadonlySet<string> = new Set([
  'TransgenderFeminine',
  'TransgenderMasculine',
  'NonConforming',
  'ForcedMilitaryByNonStateActors',
  'Surrogacy',
]);
