import { Route, Routes } from 'react-router';
import { AgencyUnitPage } from './agency-unit-page';
import { AgencyUnitsPage } from './agency-units-page';
import { NewAgencyUnitPage } from './new-agency-unit-page';

/** The pages below `/admin/units`. */
export function AgencyUnitPages() {
  return (
    <Routes>
      <Route index element={<AgencyUnitsPage />} />
      <Route path="new" element={<NewAgencyUnitPage />} />
      <Route path=":id" element={<AgencyUnitPage />} />
    </Routes>
  );
}
