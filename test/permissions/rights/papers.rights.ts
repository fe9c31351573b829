import { writes } from '../askers';
import { who } from '../oracle-table';
import { onCase, right, type Right } from '../rules';

export const paperRights: Readonly<Record<string, Right>> = {
  // What a unit keeps it may print; what it only views stays on the screen.
  'POST /cases/:id/record-sheets': right(
    'case',
    who.writers,
    onCase((asker) => (writes(asker).includes('core') ? 'allowed' : '409 paper.view-only')),
  ),
};
