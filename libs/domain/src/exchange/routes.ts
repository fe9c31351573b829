import { route } from '../shared/route';
import type { ImportRowsBody, ImportRowsView, ImportView, StartImportBody } from './types';

export const startImport = route<StartImportBody, ImportView>('POST', '/exchange/imports');
/** At most 200 rows a call; all rows of a call arrive or none does. */
export const importRows = route<ImportRowsBody, ImportRowsView>('POST', '/exchange/imports/:id/rows');
