import { ownCopyAuditActions } from '../own-copies/audit';

/** What the trail calls the deeds of retention. */
export const retentionAuditActions = [
  'retention.list',
  'retention.read',
  'erasure.list',
  'erasure.propose',
  'erasure.decide',
  'erasure.certificate',
  'legal-hold.list',
  'legal-hold.set',
  'legal-hold.decide',
  'concern.erase',
  'proof.let-go',
  ...ownCopyAuditActions,
] as const;
