export { CalendarPage } from './calendar-page';
export { FundPage } from './fund-page';
export { LegalBoardPage } from './legal-board-page';
export { MatterPage } from './matter-page';
export { RosterPage } from './roster-page';
