import { retentionAuditActions } from '../retention/audit';

/** What the trail calls the deeds of police and court in a proceeding. */
export const proceedingAuditActions = [
  'proceeding.list',
  'proceeding.open',
  'proceeding.read',
  'proceeding.share',
  'proceeding.let-out',
  'defendant.add',
  'proceeding.record',
  'proceeding.take-back',
  'case-proceedings.read',
  'proceeding.link',
  'proceeding.unlink',
  'testimony.ask',
  'testimony.move',
  'custody.list',
  'custody.give',
  // What a court may have held goes with it.
  ...retentionAuditActions,
] as const;
