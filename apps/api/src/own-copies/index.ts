export { OwnCopiesModule } from './own-copies.module';
export { escalateOwnCopy } from './own-copies-work';
export { copiedConsentsStatement, copiedReferralsStatement, ownCopiesStatement } from './own-copy.statements';
