export { duplicateListStatement } from './duplicate.store';
export { linkListStatement } from './link.store';
export { MatchesModule } from './matches.module';
