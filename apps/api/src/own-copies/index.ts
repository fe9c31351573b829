export { OwnCopiesModule } from './own-copies.module';
export { escalateOwnCopy, ownCopyEscalations } from './own-copies-work';
export {
  copiedConsentsStatement,
  copiedReferralsStatement,
  copyFilesStatement,
  copyFileStatement,
  copyPartsStatement,
  ownCopiesStatement,
} from './own-copy.statements';
