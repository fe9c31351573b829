export { ClearancesPage } from './clearances-page';
export { RepatriationBoardPage } from './repatriation-board-page';
export { RepatriationPage } from './repatriation-page';
