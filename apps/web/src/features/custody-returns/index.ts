export { CountsOfMonth } from './counts-of-month';
export { CustodyReturnsPage } from './custody-returns-page';
