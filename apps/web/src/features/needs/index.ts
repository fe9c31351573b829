export { NeedsPanel } from './needs-panel';
export { useNeeds } from './needs.queries';
