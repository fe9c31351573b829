export { RepatriationBoardPage } from './repatriation-board-page';
export { RepatriationPage } from './repatriation-page';
