import type { InterfaceLanguage, Role, UnitId, UserId } from '@himaya/domain';
import { demoId } from './draws';
import { demoUnit, demoUnits, type DemoUnit } from './units';

export interface DemoAccount {
  readonly id: UserId;
  readonly username: string;
  readonly displayName: string;
  readonly unitId: UnitId;
  readonly role: Role;
  readonly language: InterfaceLanguage;
  /** False for the clerks who only stand behind what other units did: disabled, with no password anybody knows. */
  readonly signsIn: boolean;
}

/** One password for every demo account; it is printed at the start and stands in the README. */
export const demoPassword = 'himaya-demo-2026';

/** [username, role, unit, the name on the screen]: one account per role, and second ones of other units; of returns and of reintegration a colleague, without whom no assessment and no loan is approved. */
const people: readonly (readonly [string, Role, string, string])[] = [
  ['frontline-reporter', 'frontline-reporter', 'frontline-baghdad', 'راصد تجريبي'],
  ['frontline-reporter-2', 'frontline-reporter', 'frontline-labour-baghdad', 'مفتشة عمل تجريبية'],
  ['police-officer', 'police-officer', 'police-baghdad', 'ضابط تجريبي 1'],
  ['police-officer-2', 'police-officer', 'police-baghdad-2', 'ضابط تجريبي 2'],
  ['police-supervisor', 'police-supervisor', 'police-baghdad', 'مدير قسم تجريبي'],
  ['case-coordinator', 'case-coordinator', 'coordination-baghdad', 'منسق حالات تجريبي'],
  ['shelter-caseworker', 'shelter-caseworker', 'placement-baghdad', 'أخصائية إيواء تجريبية 1'],
  ['shelter-caseworker-2', 'shelter-caseworker', 'placement-baghdad-2', 'أخصائية إيواء تجريبية 2'],
  ['shelter-manager', 'shelter-manager', 'placement-baghdad', 'مديرة إيواء تجريبية'],
  ['health-provider', 'health-provider', 'hospital-baghdad', 'طبيبة تجريبية 1'],
  ['health-provider-2', 'health-provider', 'hospital-baghdad-2', 'طبيب تجريبي 2'],
  ['legal-aid-provider', 'legal-aid-provider', 'legal-aid-baghdad', 'محامية تجريبية 1'],
  ['legal-aid-provider-2', 'legal-aid-provider', 'legal-aid-baghdad-2', 'محام تجريبي 2'],
  ['interpreter-coordinator', 'interpreter-coordinator', 'interpreters-baghdad', 'منسقة ترجمة تجريبية'],
  ['court-liaison', 'court-liaison', 'court-baghdad', 'ضابط ارتباط قضائي تجريبي'],
  ['repatriation-officer', 'repatriation-officer', 'repatriation-baghdad', 'مسؤول إعادة تجريبي'],
  ['repatriation-officer-2', 'repatriation-officer', 'repatriation-baghdad', 'مسؤولة إعادة تجريبية 2'],
  ['residence-liaison', 'residence-liaison', 'residence-baghdad', 'مسؤولة إقامة تجريبية'],
  ['reintegration-officer', 'reintegration-officer', 'reintegration-baghdad', 'مسؤولة إدماج تجريبية'],
  ['reintegration-officer-2', 'reintegration-officer', 'reintegration-baghdad', 'مسؤول إدماج تجريبي 2'],
  ['agency-focal-point', 'agency-focal-point', 'focal-point', 'معد تقارير تجريبي'],
  ['agency-focal-point-2', 'agency-focal-point', 'focal-point-justice', 'معدة تقارير تجريبية 2'],
  ['secretariat-analyst', 'secretariat-analyst', 'secretariat', 'محللة سكرتارية تجريبية'],
  ['external-evaluator', 'external-evaluator', 'evaluator', 'مقيّم خارجي تجريبي'],
  ['committee-chair', 'committee-chair', 'chair', 'رئيس لجنة تجريبي'],
  ['data-protection-officer', 'data-protection-officer', 'data-protection', 'مسؤولة حماية بيانات تجريبية'],
  ['agency-admin', 'agency-admin', 'administration', 'مدير مستخدمين تجريبي'],
  ['system-admin', 'system-admin', 'systems', 'مدير نظام تجريبي'],
];

/** Whose clerk acts for a unit that nobody signs in to. */
const roleOfKind: Partial<Record<DemoUnit['kind'], Role>> = {
  'police-section': 'police-officer',
  'placement-desk': 'shelter-caseworker',
  'health-facility': 'health-provider',
  'legal-aid-office': 'legal-aid-provider',
  'interpreter-office': 'interpreter-coordinator',
  'transport-office': 'repatriation-officer',
  'residence-office': 'residence-liaison',
  'reintegration-office': 'reintegration-officer',
};

const signingIn: readonly DemoAccount[] = people.map(([username, role, unit, displayName]) => ({
  id: demoId('account', username),
  username,
  displayName,
  unitId: demoUnit(unit).id,
  role,
  language: 'ar',
  signsIn: true,
}));

const clerks: readonly DemoAccount[] = demoUnits.flatMap((unit) => {
  const role = roleOfKind[unit.kind];
  if (role === undefined || unit.outside || signingIn.some((account) => account.unitId === unit.id)) return [];
  const username = `clerk-${unit.slug}`;
  const displayName = `موظف تجريبي – ${unit.name.ar}`;
  return [{ id: demoId<UserId>('account', username), username, displayName, unitId: unit.id, role, language: 'ar', signsIn: false }];
});

export const demoAccounts: readonly DemoAccount[] = [...signingIn, ...clerks];

/** Who acts for a unit: its first account. @throws Error for a unit that never acts. */
export function actorOf(unit: DemoUnit): DemoAccount {
  const found = demoAccounts.find((account) => account.unitId === unit.id);
  if (found === undefined) throw new Error(`nobody acts for ${unit.slug}`);
  return found;
}

export interface DemoSignIn {
  readonly username: string;
  readonly password: string;
  readonly role: Role;
  readonly unit: DemoUnit['name'];
}

/** Every account that can be signed in to, for the lines printed at the start. */
export function demoSignIns(): DemoSignIn[] {
  return signingIn.map(({ username, role, unitId }) => {
    const unit = demoUnits.find((candidate) => candidate.id === unitId);
    if (unit === undefined) throw new Error(`the account ${username} has no unit`);
    return { username, password: demoPassword, role, unit: unit.name };
  });
}
