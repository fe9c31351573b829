export { duplicateListStatement } from './duplicate.store';
export { LinkStore, linkListStatement } from './link.store';
export { MatchesModule } from './matches.module';
