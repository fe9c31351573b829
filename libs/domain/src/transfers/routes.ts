import { route, type Page } from '../shared/route';
import type { DeclineTransferBody, OfferTransferBody, ResponsibleUnit, TransferView } from './types';

export const offerTransfer = route<OfferTransferBody, TransferView>('POST', '/cases/:id/transfers');
export const listCaseTransfers = route<void, { readonly items: readonly TransferView[] }>('GET', '/cases/:id/transfers');
/** Query: box, status, cursor, limit. Newest first. */
export const listTransfers = route<void, Page<TransferView>>('GET', '/transfers');
/** Units that can be responsible for a case, those of one governorate. Query: governorate. */
export const listResponsibleUnits = route<void, { readonly items: readonly ResponsibleUnit[] }>('GET', '/transfers/units');
export const readTransfer = route<void, TransferView>('GET', '/transfers/:id');
export const acceptTransfer = route<Record<string, never>, TransferView>('POST', '/transfers/:id/accept');
export const declineTransfer = route<DeclineTransferBody, TransferView>('POST', '/transfers/:id/decline');
export const withdrawTransfer = route<Record<string, never>, TransferView>('POST', '/transfers/:id/withdraw');
