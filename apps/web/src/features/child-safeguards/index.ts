export { ChildSafeguardsPanel } from './child-safeguards-panel';
export { MissingBestInterests } from './missing-best-interests';
