import { defaultDeadlines, usualRetention } from '@himaya/domain';
import { accessReviewWork } from './access-reviews';
import { caseloadWork } from './caseloads';
import { breakGlassWork, escalateReview } from './break-glass';
import { concernWork, escalateConcern, escalateConcernPersons } from './concerns';
import { courtAssignmentWork } from './court-assignments';
import { policeAssignmentWork } from './police-assignments';
import { caseDutyEscalations, caseDutyWork } from './case-duties';
import { sweepStorage } from './documents';
import { deriveFacts, type FactPlace } from './facts';
import { escalateIdentification, escalateReflection, identificationWork } from './identification';
import { leaveWork } from './leaves';
import { abroadWork, escalateArrival } from './abroad';
import { closureWork } from './closures';
import { escalateMissing, missingWork } from './missing';
import { carriersOf, deadlineSweep, notificationWork, referralEscalations, sendingChores, type SendingConfig } from './notifications';
import { escalateOverride, overrideWork } from './overrides';
import { interpretationEscalations, interpretationWork } from './interpretation';
import { escalateAppointment, healthCareWork } from './health-care';
import { legalEscalations } from './legal-aid';
import { reintegrationEscalations, reintegrationWork } from './reintegration';
import { escalateTestimony } from './proceedings';
import { repatriationWork, returnEscalations } from './repatriation';
import { placementEscalations, placementWork } from './placements';
import type { Work } from './platform/outbox/start-worker';
import { findAnomalies } from './audit';
import { incidentWork } from './incidents';
import type { SealingPlace } from './platform/audit/seal/sealer';
import type { Config } from './platform/config/config';
import { FolderStorage } from './platform/storage/folder-storage';
import type { KeyRing } from './platform/vault/key-ring';
import { feedbackWork } from './feedback';
import { planWork } from './plan';
import { accountabilityWork } from './accountability';
import { meetingWork } from './meetings';
import { committeeReportWork } from './reports';
import { ownCopyEscalations } from './own-copies';
import { portalWork } from './portal';
import { retentionWork } from './retention';
import { computeReleases } from './releases';
import { computeContributions } from './contributions';
import { nextUnitOf, raisesReferrals } from './referrals';
import { escalateRights, rightsWork } from './rights';
import { escalateSafeguard, safeguardWork } from './safeguards';
import { sealWork } from './seals';
import { escalateTask, taskWork } from './tasks';
import { escalateOffer, escalateOwed, transferWork } from './transfers';

const sweepDeadlines = deadlineSweep({
  ...referralEscalations(nextUnitOf),
  'break-glass-review': escalateReview,
  'transfer-decide': escalateOffer,
  'transfer-offer': escalateOwed,
  'override-approval': escalateOverride,
  task: escalateTask,
  'concern-triage': escalateConcern,
  'concern-persons': escalateConcernPersons,
  'rights-explain': escalateRights,
  'identification-decide': escalateIdentification,
  'reflection-end': escalateReflection,
  'safeguard-due': escalateSafeguard,
  ...caseDutyEscalations,
  ...placementEscalations,
  ...interpretationEscalations,
  'care-appointment': escalateAppointment,
  ...legalEscalations,
  ...reintegrationEscalations,
  'testimony-review': escalateTestimony,
  ...returnEscalations,
  'missing-review': escalateMissing,
  'abroad-arrival': escalateArrival,
  ...ownCopyEscalations,
});

/**
 * Everything the features have the worker do, wherever it runs.
 * @param sending where messages leave the house, and the keys under which addresses lie; without, none leaves
 * @param facts where facts are derived to; without, what is due waits
 * @param sealing where the trail is sealed; without, no line of it is ever let go
 */
export function workOf(
  { storageDir, referralDeadlines, retention }: Pick<Config, 'storageDir'> & Partial<Pick<Config, 'referralDeadlines' | 'retention'>>,
  sending: { readonly config: SendingConfig; readonly ring: KeyRing } | null = null,
  facts: FactPlace | null = null,
  sealing: SealingPlace | null = null,
): Work {
  const { handlers: retaining, chores: retainingChores } = retentionWork(retention ?? usualRetention, sealing);
  return {
    handlers: [
      ...notificationWork.handlers,
      ...leaveWork.handlers,
      ...breakGlassWork.handlers,
      ...transferWork.handlers,
      ...overrideWork.handlers,
      ...sealWork.handlers,
      ...incidentWork.handlers,
      ...retaining,
      ...taskWork.handlers,
      ...caseloadWork.handlers,
      ...concernWork.handlers,
      ...rightsWork.handlers,
      ...identificationWork.handlers,
      ...safeguardWork.handlers,
      ...courtAssignmentWork.handlers,
      ...policeAssignmentWork.handlers,
      ...caseDutyWork.handlers,
      raisesReferrals(referralDeadlines ?? defaultDeadlines),
      ...placementWork.handlers,
      ...interpretationWork.handlers,
      ...missingWork.handlers,
      ...closureWork.handlers,
      ...abroadWork.handlers,
      ...healthCareWork.handlers,
      ...reintegrationWork.handlers,
      ...repatriationWork.handlers,
    ],
    chores: [
      ...notificationWork.chores,
      ...accessReviewWork.chores,
      ...leaveWork.chores,
      ...sealWork.chores,
      sweepDeadlines,
      ...incidentWork.chores,
      ...retainingChores,
      ...planWork.chores,
      ...accountabilityWork.chores,
      ...meetingWork.chores,
      ...committeeReportWork.chores,
      ...portalWork.chores,
      findAnomalies,
      sweepStorage(new FolderStorage(storageDir)),
      ...feedbackWork.chores,
      ...placementWork.chores,
      ...(sending === null ? [] : sendingChores(carriersOf(sending.config), sending.ring)),
      ...(facts === null ? [] : [deriveFacts(facts), computeReleases(facts), computeContributions(facts)]),
    ],
  };
}
