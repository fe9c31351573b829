import type { IncidentSeverity, IncidentTold, ShelterIncidentKind } from './codes';

const manager: readonly IncidentTold[] = ['shelter-manager'];
const bySeverity: Readonly<Record<IncidentSeverity, readonly IncidentTold[]>> = {
  minor: [],
  serious: manager,
  critical: [...manager, 'coordination-desk'],
};

/** Kinds of which the police must know, and of which a doctor must, from serious on. */
const ofPolice: readonly ShelterIncidentKind[] = ['violence-by-staff', 'abuse-disclosed', 'threat-from-outside', 'contact-by-exploiter'];
const ofDoctors: readonly ShelterIncidentKind[] = ['self-harm', 'medical-emergency'];

/** Who must be told of an incident, by its severity and kind; of a child's, its guardian. A missing child is told at once, whatever it was called. */
export function mustBeTold(kind: ShelterIncidentKind, severity: IncidentSeverity, child: boolean): IncidentTold[] {
  const weighty = severity !== 'minor';
  const missingChild = child && kind === 'missing';
  return [
    ...new Set<IncidentTold>([
      ...(missingChild ? bySeverity.critical : bySeverity[severity]),
      ...((weighty && ofPolice.includes(kind)) || missingChild || (kind === 'missing' && severity === 'critical')
        ? (['police'] as const)
        : []),
      ...(weighty && ofDoctors.includes(kind) ? (['health-facility'] as const) : []),
      ...(child && (weighty || missingChild) ? (['guardian'] as const) : []),
    ]),
  ];
}
