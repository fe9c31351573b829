export { computeReleases } from './compute-releases';
export { releaseStatements } from './release.statements';
export { ReleasesModule } from './releases.module';
