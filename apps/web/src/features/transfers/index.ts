import { lazy } from 'react';

export { IncomingTransfers } from './incoming-transfers';
export { OfferTransfer } from './offer-transfer';
export { TransferHistory } from './transfer-history';
export const TransferPage = lazy(() => import('./transfer-page').then(({ TransferPage: page }) => ({ default: page })));
