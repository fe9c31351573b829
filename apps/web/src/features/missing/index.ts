export { MissingAlert } from './missing-alert';
export { MissingPanel } from './missing-panel';
