import type { Work } from '../platform/outbox/start-worker';
import { onFirstPlacement, onTransferAccepted, onTransferDeclined, onTransferOffered, onTransferWithdrawn } from './tell-transfer';

export { escalateOffer, escalateOwed } from './tell-transfer';
export { transferListStatement, transfersOfCaseStatement } from './transfer.statements';
export { TransfersModule } from './transfers.module';

/** What this feature has the worker do. */
export const transferWork: Work = {
  handlers: [onTransferOffered, onTransferAccepted, onTransferDeclined, onTransferWithdrawn, onFirstPlacement],
  chores: [],
};
