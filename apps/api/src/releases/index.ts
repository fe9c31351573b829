export { computeReleases } from './compute-releases';
export { releaseNotes, releaseSheet } from './files/release-sheet';
export { ReadPublished } from './read-published';
export { releaseStatements } from './release.statements';
export { StepReleaseDto } from './releases.bodies';
export { ReleasesModule } from './releases.module';
