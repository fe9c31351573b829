export { CareBoardPage } from './care-board-page';
export { CarePage } from './care-page';
export { ChargesPage } from './charges-page';
export { CourtReportsPage } from './court-reports-page';
export { MedicationSheetPage } from './medication-sheet-page';
export { TravelFitnessPanel } from './travel-fitness-panel';
