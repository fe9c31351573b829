export { CustodyReturnsPage } from './custody-returns-page';
