import { route } from '../shared/route';
import type { CheckPaperBody, CheckPaperView, PaperKeyView, PrintedPaperView, PrintRecordSheetBody } from './types';

export const printRecordSheet = route<PrintRecordSheetBody, PrintedPaperView>('POST', '/cases/:id/record-sheets');
/** Without a session; ten tries an hour and address that fit no paper. */
export const checkPaper = route<CheckPaperBody, CheckPaperView>('POST', '/papers/checks');
/** Without a session: the public halves of all keys that papers were ever signed with. */
export const listPaperKeys = route<void, { readonly items: readonly PaperKeyView[] }>('GET', '/papers/keys');
