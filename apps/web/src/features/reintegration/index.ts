export { ProgrammePage } from './programme-page';
export { ReintegrationBoardPage } from './reintegration-board-page';
