import { route } from '../shared/route';
import type { ConsentView, RecordConsentBody, WithdrawConsentBody } from './types';

export const recordConsent = route<RecordConsentBody, ConsentView>('POST', '/cases/:id/consents');
export const listConsents = route<void, { readonly items: readonly ConsentView[] }>('GET', '/cases/:id/consents');
export const withdrawConsent = route<WithdrawConsentBody, ConsentView>('POST', '/consents/:id/withdrawal');
