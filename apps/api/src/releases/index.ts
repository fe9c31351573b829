export { computeReleases } from './compute-releases';
export { ReadPublished } from './read-published';
export { releaseStatements } from './release.statements';
export { ReleasesModule } from './releases.module';
