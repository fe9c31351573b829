export { DeskFacts } from './desk-facts';
export { useUnits } from './directory.queries';
