import { route } from '../shared/route';
import type { DirectoryUnitView } from './types';

/** Query: service, governorate, personCategory, language. */
export const listUnits = route<void, { readonly items: readonly DirectoryUnitView[] }>('GET', '/directory/units');
