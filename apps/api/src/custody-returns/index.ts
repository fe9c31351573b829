export { custodyListStatement } from './custody-return.store';
export { CustodyReturnsModule } from './custody-returns.module';
