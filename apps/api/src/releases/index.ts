export { computeReleases } from './compute-releases';
export { releaseStatements } from './release.statements';
export { StepReleaseDto } from './releases.bodies';
export { ReleasesModule } from './releases.module';
