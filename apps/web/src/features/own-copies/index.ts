export { CopyPartPanel } from './copy-part-panel';
export { OwnCopiesPanel } from './own-copies-panel';
