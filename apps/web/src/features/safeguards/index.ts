export { SafeguardsPanel } from './safeguards-panel';
export { MissingBestInterests } from './missing-best-interests';
