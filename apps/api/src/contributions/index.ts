export { computeContributions } from './compute-contributions';
export { contributionStatements } from './contribution.statements';
export { ContributionsModule } from './contributions.module';
