export { OwnCopiesPanel } from './own-copies-panel';
